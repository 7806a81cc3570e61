"""Name, organiser and telephone numbers of 明河市, and the title of its home page."""

from django.db import transaction
from wagtail.models import Site

from site_cms.pages.models import SiteSettings

from ..registry import DemoContext
from ..services import is_remembered, remember, remember_change


def load(context: DemoContext) -> None:
    city = context.city["city"]
    site = Site.objects.get(is_default_site=True)
    values = {
        "name": city["site_name"],
        "slogan": city["slogan"],
        "organiser": city["organiser"],
        "undertaker": city["paper"],
        "address": "明河市河东区迎宾大道1号",
        "corrections_url": "",
    }
    hotlines = [
        ("hotline", {"label": "创城热线", "number": "0990-1234500", "hours": "工作日8时至20时"}),
        ("hotline", {"label": "广告设施报修", "number": "0990-1234511", "hours": "每日8时至18时"}),
    ]
    words = [("word", word) for word in ("停车", "垃圾分类", "志愿服务", "斑马线", "文明养犬", "公益广告")]
    if not SiteSettings.objects.filter(site=site).exists():
        with transaction.atomic():
            remember(SiteSettings.objects.create(site=site, **values, hotlines=hotlines, search_words=words))
    home = site.root_page.specific
    if not is_remembered(home) and home.title == "创城":
        remember_change(home, title=city["site_name"], draft_title=city["site_name"], summary=city["slogan"])
