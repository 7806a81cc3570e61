"""Pictures in templates. Never makes a rendition: a GET writes nothing."""

from django import template

from ..markup import picture_html

register = template.Library()


@register.simple_tag
def site_picture(image, alt="", decorative=False, sizes="100vw", css_class="picture", lazy=True, **attributes):
    """`{% site_picture page.lead_image sizes="(min-width: 48em) 640px, 100vw" css_class="card__picture" %}`

    The one way a public template shows a picture. Alt text from the place it is used, else the picture's own; none when
    decorative. `lazy=False fetchpriority="high"` for the one picture at the top of a page.
    """
    return picture_html(
        image,
        alt="" if decorative else alt or None,
        sizes=sizes,
        css_class=css_class,
        loading="lazy" if lazy else "eager",
        **attributes,
    )
