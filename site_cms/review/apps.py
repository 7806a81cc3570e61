from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "site_cms.review"
    verbose_name = _("Review of content")

    def ready(self):
        from site_cms.accounts.services import register_duties
        from site_cms.notices.registry import register

        from . import open_items
        from .signals import connect

        connect()
        register(10, "review.steps", _("Texts to review"), open_items.steps)
        register(11, "review.proofreading", _("Texts to proofread"), open_items.unread)
        register(12, "review.returned", _("Texts returned to me"), open_items.returned)
        register_duties(
            "review",
            _("Three reviews"),
            ["review.pass_first_review", "review.pass_second_review", "review.pass_final_review"],
        )
