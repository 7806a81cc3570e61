"""What the library gives to the front page: how many places carry ads, and the poster of the day."""

from django.db.models import Count, Q
from django.utils import timezone

from site_cms.pages.registry import Figure

from .choices import VEHICLE_MEDIA, FileRole
from .ledger.naming import GROUPS
from .models import AdLibraryPage, Design, DesignFile, Placement


def figures(request):
    """Roads, squares and parks with ads, in one query; nothing while there are none."""
    today = timezone.localdate()
    rows = Placement.objects.shown_on(today).counted().exclude(medium__in=VEHICLE_MEDIA)
    counts = rows.aggregate(
        **{
            group: Count("place", distinct=True, filter=Q(place__place_type__in=kinds))
            for group, kinds in GROUPS.items()
        }
    )
    if not any(counts.values()):
        return []
    page = AdLibraryPage.objects.live().first()
    url = f"{page.get_url(request)}figures/roads/" if page else ""
    return [
        Figure(
            label="设有公益广告",
            value=str(counts["road"]),
            unit="条路",
            note=f"另有 {counts['square']} 个广场、{counts['park']} 个公园，截至 {today.year}年{today.month}月{today.day}日",
            url=url,
            link_label="看明细",
        )
    ]


def poster_of_the_day(request):
    """One approved poster, another each day, the same for everybody."""
    today = timezone.localdate()
    designs = Design.objects.public(today)
    pictures = (
        DesignFile.objects.filter(version__design__in=designs, version__is_approved=True, role=FileRole.WEB)
        .exclude(image=None)
        .select_related("image", "version__design")
        .order_by("pk")
    )
    total = pictures.count()
    if not total:
        return None
    file = pictures[today.toordinal() % total]
    page = AdLibraryPage.objects.live().first()
    if page is None:
        return None
    design = file.version.design
    url = page.get_url(request)
    return {"design": design, "image": file.image, "url": f"{url}{design.code}/", "library_url": url}
