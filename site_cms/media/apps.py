from django.apps import AppConfig
from django.core.exceptions import SuspiciousOperation
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


def refuse_half_uploads(instance, **kwargs):
    """Wagtail's store for uploads whose form is not right yet keeps them as sent. Nothing here uses it, nothing may."""
    raise SuspiciousOperation("uploads are stored when their form is right, and rebuilt")


class MediaConfig(AppConfig):
    name = "site_cms.media"
    verbose_name = _("Media")

    def ready(self):
        from wagtail.models import UploadedFile

        pre_save.connect(refuse_half_uploads, sender=UploadedFile, dispatch_uid="media.refuse_half_uploads")
