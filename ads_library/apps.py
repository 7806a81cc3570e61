from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdsLibraryConfig(AppConfig):
    name = "ads_library"
    verbose_name = _("Public-service-ad library")

    def ready(self):
        from site_cms.demo import registry as demo
        from site_cms.desk import registry as desk
        from site_cms.imports import registry as imports
        from site_cms.jobs import registry as jobs
        from site_cms.media.serving import register_private_files
        from site_cms.pages.registry import home

        from .demo import build
        from .home import figures, poster_of_the_day
        from .imports import LEDGER
        from .jobs import run_out
        from .searchable import register_search
        from .views.orders import proof_file

        imports.register(LEDGER)
        register_search()
        register_private_files("proof", proof_file)
        jobs.register("ads_library.run_out", every=timedelta(hours=1), run=run_out)
        desk.register(
            desk.Task(
                30, "ads_library.orders", _("Our work orders"), _("Ads to post and to take down, each with its pictures"),
                "/desk/orders/", "clipboard-list", permission="ads_library.post_placement",
            )
        )  # fmt: skip
        home.figure(30, figures)
        home.strip(60, "poster", "ads_library/home_strip.html", poster_of_the_day)
        demo.register(60, "ad_library_page", build.load_page, title="公益广告库页面")
        demo.register(61, "designs", build.load_designs, title="公益广告海报")
        demo.register(62, "placements", build.load_register, build.clear_register, title="公益广告台账")
