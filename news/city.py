"""The sheet 专栏 of a city's workbook: the columns under the home page."""

import re

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from wagtail.models import Page, Site

from site_cms.imports.reader import Sheet
from site_cms.operations.city.registry import CityPart, Context, Done, Fault, Head, register, rows

from .choices import ColumnKind
from .models import ColumnPage

TITLE, SLUG, INTRO, KIND = "专栏名称", "网址名", "简介", "类型"
HEADS = (
    Head(TITLE, "例如：身边好人", required=True),
    Head(SLUG, "网址里的一段，小写字母、数字和连字符，例如 haoren", required=True),
    Head(INTRO, "一两句话，不超过 200 字"),
    Head(
        KIND, format_lazy("空着就是普通专栏；可以写：" + "、".join(["{}"] * len(ColumnKind.labels)), *ColumnKind.labels)
    ),
)
LABELS = {"title": TITLE, "slug": SLUG, "intro": INTRO, "kind": KIND}


def apply(sheet: Sheet, context: Context) -> Done:
    """Make the columns that do not stand yet. One that stands is the editors' and stays as it is."""
    done = Done()
    home = Site.objects.get(is_default_site=True).root_page
    kinds = {str(label): value for value, label in ColumnKind.choices}
    seen: dict[str, int] = {}
    for number, values in rows(sheet, HEADS, done):
        slug, kind = values[SLUG], values.get(KIND, "")
        if slug in seen:
            done.faults.append(Fault(sheet.name, number, f"{SLUG}与第 {seen[slug]} 行重复。"))
            continue
        seen[slug] = number
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            done.faults.append(Fault(sheet.name, number, f"{SLUG}只能用小写字母、数字和连字符。"))
            continue
        if kind and kind not in kinds:
            done.faults.append(Fault(sheet.name, number, f"{KIND}“{kind[:30]}”不在可选范围内：{'、'.join(kinds)}。"))
            continue
        there = Page.objects.child_of(home).filter(slug=slug).first()
        if there is not None:
            if isinstance(there.specific, ColumnPage):
                done.skipped += 1
            else:
                done.faults.append(Fault(sheet.name, number, f"网址名“{slug}”已被页面“{there.title}”占用。"))
            continue
        column = ColumnPage(title=values[TITLE], slug=slug, intro=values.get(INTRO, ""), show_in_menus=True)
        column.kind = kinds.get(kind, ColumnKind.NEWS)
        try:
            column.clean_fields(exclude=["path", "depth", "content_type", "locale", "owner", "live_revision"])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                text = f"{LABELS.get(name, name)}：{''.join(messages)}"
                done.faults.append(Fault(sheet.name, number, text))
            continue
        home.refresh_from_db()
        home.add_child(instance=column)
        column.save_revision().publish()
        done.created += 1
    return done


def register_part() -> None:
    register(CityPart(60, "专栏", HEADS, apply))
