"""What articles and events are about: a list that the office keeps."""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Topic(index.Indexed, models.Model):
    """A subject such as 文明交通, chosen for articles and events, counted as a facet of each column.

    `is_active` off takes it out of the editors' choice and leaves what was filed under it as it is.
    """

    name = models.CharField(_("name"), max_length=20, unique=True, validators=[MinLengthValidator(2)])
    order = models.PositiveSmallIntegerField(_("position in lists"), default=0)
    is_active = models.BooleanField(_("offered to editors"), default=True)

    panels = [FieldPanel("name"), FieldPanel("order"), FieldPanel("is_active")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("is_active")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
