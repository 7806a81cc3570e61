from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdsLibraryConfig(AppConfig):
    name = "ads_library"
    verbose_name = _("Public-service-ad library")
