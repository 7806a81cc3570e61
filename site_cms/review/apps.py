from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "site_cms.review"
    verbose_name = _("Review of content")

    def ready(self):
        from .signals import connect

        connect()
