from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExposureConfig(AppConfig):
    name = "exposure"
    verbose_name = _("Exposure board")

    def ready(self):
        from site_cms.demo import registry as demo
        from site_cms.media.serving import register_private_files
        from site_cms.pages.registry import home

        from . import demo as city
        from . import strips
        from .views.office import derivative_file, original_file

        home.strip(30, "exposure.call", "exposure/home_call.html", strips.call)
        home.strip(40, "exposure.board", "exposure/home_board.html", strips.newest_cases)
        register_private_files("evidence", original_file)
        register_private_files("redaction", derivative_file)
        demo.register(60, "exposure", city.load, city.clear, "曝光台")

        from .searchable import register_search

        register_search()
