"""HTML of a picture, from what its row knows: no query, nothing made, nothing opened."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .models import Rendition, SiteImage


def picture_html(
    image: SiteImage | None,
    *,
    alt: str | None = None,
    sizes: str = "100vw",
    css_class: str = "",
    loading: str = "lazy",
    **attributes: str,
) -> SafeString:
    """`<picture>` with WebP widths and a JPEG for old Safari; "" for no picture.

    `alt`: None takes the picture's own (an ImageBlock's contextual text first), "" marks it decorative. width and height
    are the picture's, so that the page does not jump. A picture whose widths are gone shows its master until
    `renditions_build` has run. Further attributes go on the `<img>` (`fetchpriority="high"`); style is not among them.
    """
    if image is None:
        return SafeString("")
    if alt is None:
        alt = "" if image.decorative else image.contextual_alt_text or image.default_alt_text
    url = Rendition._meta.get_field("file").storage.url

    def srcset(kind: str) -> str:
        return ", ".join(f"{url(name)} {width}w" for width, _height, name in image.sources.get(kind, []))

    jpeg = image.sources.get("jpeg", [])
    source = (
        format_html('<source type="image/webp" srcset="{}" sizes="{}">', srcset("webp"), sizes)
        if image.sources.get("webp")
        else ""
    )
    attrs = {
        "src": url(jpeg[0][2]) if jpeg else image.file.url,
        "srcset": srcset("jpeg") if len(jpeg) > 1 else "",
        "sizes": sizes if len(jpeg) > 1 else "",
        "width": image.width,
        "height": image.height,
        "class": css_class,
        "loading": loading,
        "decoding": "async",
        **attributes,
    }
    rendered = format_html_join(
        "", ' {}="{}"', ((key.replace("_", "-"), value) for key, value in attrs.items() if value)
    )
    return format_html('<picture>{}<img{} alt="{}"></picture>', source, rendered, alt)
