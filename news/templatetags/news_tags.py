"""Dates as Chinese readers expect them, part numbers, the QR code, and the data that machines read."""

import json
from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

WEEKDAYS = "一二三四五六日"


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def chinese_day(value: date | datetime | None) -> str:
    """2026年11月21日"""
    if value is None:
        return ""
    local = _local(value)
    return f"{local.year}年{local.month}月{local.day}日"


@register.filter
def short_day(value: date | datetime) -> str:
    """11月21日 within this year, 2025年11月21日 outside it."""
    local = _local(value)
    if local.year == timezone.localdate().year:
        return f"{local.month}月{local.day}日"
    return chinese_day(value)


@register.filter
def chinese_weekday(value: date | datetime) -> str:
    return f"星期{WEEKDAYS[_local(value).weekday()]}"


@register.filter
def part_number(part: int | None) -> str:
    """①…⑳ ㉑…㊿ as newspapers number their serials; beyond that in brackets."""
    if not part:
        return ""
    if part <= 20:
        return chr(0x2460 + part - 1)
    if part <= 35:
        return chr(0x3251 + part - 21)
    if part <= 50:
        return chr(0x32B1 + part - 36)
    return f"（{part}）"


@register.simple_tag
def day_of(value: date | datetime) -> str:
    """A `<time>` with the day as people read it and as machines do."""
    local = _local(value)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), short_day(value))


_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _script(data: dict | list) -> SafeString:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


@register.simple_tag(takes_context=True)
def article_data(context) -> SafeString:
    """JSON-LD of an article: NewsArticle and BreadcrumbList, from the values that the page shows."""
    page, column, address = context["page"], context["column"], context["address"]
    publisher = context["frame"].settings
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.meta_description,
        "mainEntityOfPage": address,
        "inLanguage": "zh-Hans",
        "articleSection": column.title,
        "keywords": [topic.name for topic in context["topics"]],
        "publisher": {"@type": "Organization", "name": publisher.organiser or publisher.name},
    }
    if page.first_published_at:
        article["datePublished"] = timezone.localtime(page.first_published_at).isoformat()
        article["dateModified"] = timezone.localtime(page.last_published_at or page.first_published_at).isoformat()
    if page.reporter:
        article["author"] = [{"@type": "Person", "name": name} for name in page.reporter.split("、") if name]
    if page.lead_image:
        article["image"] = [share_picture(page)]
    crumbs = [(publisher.name, "/"), (column.title, f"/{column.slug}/"), (page.title, "")]
    return _script(
        [
            article,
            {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": name,
                        "item": settings.PUBLIC_BASE_URL + path if path else address,
                    }
                    for position, (name, path) in enumerate(crumbs, 1)
                ],
            },
        ]
    )


@register.simple_tag
def share_picture(page) -> str:
    """The full address of the picture that a shared link shows; empty without one."""
    image = page.share_image if page.share_image_id else page.lead_image
    if image is None:
        return ""
    shared = image.share
    url = shared["url"] if shared else image.file.url
    return url if url.startswith("http") else settings.PUBLIC_BASE_URL + url
