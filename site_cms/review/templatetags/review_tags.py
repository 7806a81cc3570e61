"""What happened to a page, in words."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

ACTIONS = {
    "review.submitted": _("handed in for review"),
    "review.returned": _("returned for changes"),
    "review.withdrawn": _("taken back by the author"),
    "review.proofread": _("proofread"),
    "review.first.passed": _("passed the first review"),
    "review.second.passed": _("passed the second review"),
    "review.final.passed": _("passed the final review"),
    "review.approved": _("approved for publication"),
    "review.published": _("published"),
    "review.scheduled": _("hours set"),
    "review.schedule_refused": _("not published at its hour"),
    "review.unpublished": _("taken down by hand"),
    "review.expired": _("taken down at its hour"),
}


@register.filter
def review_action(action: str):
    return ACTIONS.get(action, action)
