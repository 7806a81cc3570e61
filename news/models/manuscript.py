"""A newsroom's text file that was read, and the drafts that were made of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import ArticlePage


class Manuscript(models.Model):
    """What cleaning found in one file. The file itself isn't kept: every character of it is in ``articles``.

    ``articles``: one object an article in the shape of docs/news/manuscripts.md, where a removed piece also has its
    "role". ``digest``: SHA-256 of the file, by which a second import is recognised. ``batch``: sent together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(_("batch"), default=uuid.uuid4, db_index=True, editable=False)
    file_name = models.CharField(_("file name"), max_length=200)
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    articles = models.JSONField(_("articles"), default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        verbose_name = _("manuscript")
        verbose_name_plural = _("manuscripts")

    def __str__(self) -> str:
        return self.file_name


class ManuscriptArticle(models.Model):
    """One article of a manuscript that became a draft. ``number`` counts from 0; ``page`` is None once it was deleted."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="saved")
    number = models.PositiveSmallIntegerField(_("number"))
    page = models.ForeignKey(ArticlePage, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("article of a manuscript")
        verbose_name_plural = _("articles of manuscripts")
        constraints = [models.UniqueConstraint(fields=["manuscript", "number"], name="manuscript_article_once")]

    def __str__(self) -> str:
        return f"{self.manuscript} {self.number + 1}"
