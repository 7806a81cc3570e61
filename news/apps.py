from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("Campaign columns")

    def ready(self):
        from site_cms.demo import registry as demo
        from site_cms.pages import addresses
        from site_cms.pages.registry import home

        from .addresses import with_month, without_month
        from .city import register_part
        from .demo import parts
        from .home import columns_strip, latest_strip, notices_strip
        from .searchable import register_search
        from .signals import connect

        demo.register(40, "news", parts.load, title="专栏、文章和活动")
        addresses.register(without_month, with_month)
        register_part()
        connect()
        home.strip(10, "news-lead", "news/home/lead.html", latest_strip)
        home.strip(40, "news-columns", "news/home/columns.html", columns_strip)
        home.strip(50, "news-notices", "news/home/notices.html", notices_strip)
        register_search()
