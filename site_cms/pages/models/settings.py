"""What a city sets once: its names, its filings, its telephone numbers."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField


class HotlineBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What it is for"), max_length=30)
    number = blocks.RegexBlock(
        label=_("Telephone number"),
        regex=r"^[0-9][0-9\- ]{2,19}$",
        error_messages={"invalid": _("A telephone number has digits, spaces and hyphens only.")},
    )
    hours = blocks.CharBlock(label=_("Hours"), required=False, max_length=40)

    class Meta:
        icon = "mobile-alt"
        label = _("Hotline")


class SearchWordBlock(blocks.CharBlock):
    class Meta:
        icon = "search"
        label = _("Search word")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Shown in the masthead and the footer; what is empty is hidden. Formats are those the authorities give out."""

    name = models.CharField(_("site name"), max_length=30, default="创城")
    slogan = models.CharField(_("line below the name"), max_length=60, default="创建全国文明城市")
    organiser = models.CharField(_("organised by"), max_length=100, blank=True)
    undertaker = models.CharField(_("run by"), max_length=100, blank=True)
    address = models.CharField(_("postal address"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    icp_number = models.CharField(
        _("ICP filing number"),
        max_length=40,
        blank=True,
        help_text=_("For example 吉ICP备12345678号-1"),
        validators=[
            RegexValidator(
                r"^[\u4e00-\u9fff]ICP[备证]\d{6,10}号(-\d{1,3})?$",
                _("An ICP filing number looks like 吉ICP备12345678号-1."),
            )
        ],
    )
    police_number = models.CharField(
        _("public security filing number"),
        max_length=40,
        blank=True,
        help_text=_("For example 吉公网安备 22010202000001号"),
        validators=[
            RegexValidator(
                r"^[\u4e00-\u9fff]公网安备 ?\d{14}号$",
                _("A public security filing number looks like 吉公网安备 22010202000001号."),
            )
        ],
    )
    site_code = models.CharField(
        _("government site code"),
        max_length=10,
        blank=True,
        help_text=_("The ten digits of the national survey of government sites"),
        validators=[RegexValidator(r"^\d{10}$", _("A site code has ten digits."))],
    )
    corrections_url = models.URLField(_("address for reporting mistakes (找错)"), blank=True)
    hotlines = StreamField([("hotline", HotlineBlock())], verbose_name=_("hotlines"), blank=True, max_num=8)
    search_words = StreamField(
        [("word", SearchWordBlock(max_length=20))], verbose_name=_("often looked for"), blank=True, max_num=6
    )
    map_approval_number = models.CharField(
        _("map approval number (审图号)"),
        max_length=60,
        blank=True,
        help_text=_("A public map is shown only with this number or the credit below."),
    )
    map_credit = models.CharField(_("map credit"), max_length=120, blank=True)
    share_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slogan"), FieldPanel("share_image")], heading=_("Name")),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("undertaker"), FieldPanel("address"), FieldPanel("email")],
            heading=_("Who is behind it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("icp_number"),
                FieldPanel("police_number"),
                FieldPanel("site_code"),
                FieldPanel("corrections_url"),
            ],
            heading=_("Filings"),
        ),
        FieldPanel("hotlines"),
        FieldPanel("search_words"),
        MultiFieldPanel([FieldPanel("map_approval_number"), FieldPanel("map_credit")], heading=_("Map")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def may_show_public_map(self) -> bool:
        return bool(self.map_approval_number or self.map_credit)
