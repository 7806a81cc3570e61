"""The sheet 网站: what the masthead and the footer say."""

from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from wagtail.models import Site

from site_cms.imports.reader import Sheet
from site_cms.pages.models import SiteSettings

from .registry import CityPart, Context, Done, Fault, Head, register, rows

ITEM, VALUE = "项目", "内容"
FIELDS = {
    "网站名称": "name",
    "宣传语": "slogan",
    "主办单位": "organiser",
    "承办单位": "undertaker",
    "地址": "address",
    "电子邮箱": "email",
    "ICP备案号": "icp_number",
    "公安备案号": "police_number",
    "网站标识码": "site_code",
    "找错网址": "corrections_url",
    "审图号": "map_approval_number",
    "地图署名": "map_credit",
}
HOTLINE = "热线"
HEADS = (
    Head(ITEM, f"{'、'.join(FIELDS)}、{HOTLINE}；{HOTLINE}可以写多行", required=True),
    Head(VALUE, f"空着的不显示。{HOTLINE}写成“名称 号码 时间”，例如：创城热线 12345 工作日8时至18时"),
)


def apply(sheet: Sheet, context: Context) -> Done:
    done = Done()
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    before = {name: getattr(settings, name) for name in FIELDS.values()}
    hotlines_before, hotlines, written = [dict(block.value) for block in settings.hotlines], [], {}
    for number, values in rows(sheet, HEADS, done):
        item, value = values[ITEM], values.get(VALUE, "")
        if not value:
            continue
        if item == HOTLINE:
            if (hotline := _hotline(value)) is None:
                done.faults.append(Fault(sheet.name, number, "热线写成“名称 号码 时间”，例如：创城热线 12345。"))
            else:
                hotlines.append(hotline)
        elif item not in FIELDS:
            done.faults.append(Fault(sheet.name, number, f"不认识“{item[:30]}”。"))
        elif item in written:
            done.faults.append(Fault(sheet.name, number, f"“{item}”写了两次。"))
        else:
            written[item] = number
            setattr(settings, FIELDS[item], value)
    if hotlines:
        settings.hotlines = [("hotline", hotline) for hotline in hotlines]
    try:
        settings.full_clean()
    except ValidationError as error:
        items = {name: item for item, name in FIELDS.items()} | {"hotlines": HOTLINE}
        for name, messages in error.message_dict.items():
            item = items.get(name, name)
            done.faults.append(Fault(sheet.name, written.get(item, 0), f"{item}：{get_text_list(messages, '')}"))
    if done.faults:
        return done
    same = all(getattr(settings, name) == value for name, value in before.items())
    if same and (not hotlines or hotlines == hotlines_before):
        done.skipped = 1
        return done
    settings.save()
    site.site_name = settings.name
    site.save()
    home = site.root_page.specific
    if home.title == SiteSettings._meta.get_field("name").default:
        home.title = home.draft_title = settings.name
        home.save()
    done.updated = 1
    return done


def _hotline(text: str) -> dict[str, str] | None:
    words = text.replace("，", " ").replace("：", " ").split(maxsplit=2)
    return dict(zip(("label", "number", "hours"), [*words, ""], strict=False)) if len(words) >= 2 else None


def register_part() -> None:
    register(CityPart(10, "网站", HEADS, apply, lines=(*FIELDS, HOTLINE)))
