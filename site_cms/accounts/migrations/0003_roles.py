"""The roles of a campaign office, with access to the admin, to pages and to files.

What a role may do with reports, cases, designs and reviews is granted by the rooms that own them. No group may publish.
Units, inspectors and crews work at /desk/ and have no access to the admin.
"""

from django.db import migrations

from site_cms.accounts.grants import grant, grant_on_files, grant_on_page

ADMIN = "wagtailadmin.access_admin"
WRITERS = ["编辑"]
REVIEWERS = ["初审", "复审", "终审", "校对"]
OFFICE = ["受理员", "脱敏员", "审核员", "核查员", "指挥员", "督查", "值班法务", "领导"]
AD_OFFICE = ["广告协调员", "广告初审", "广告复审", "广告审定"]
DESK = ["责任单位成员", "广告巡查员", "施工班组"]

CHOOSE = ["wagtailimages.choose_image", "wagtaildocs.choose_document"]
ADD = ["wagtailimages.add_image", "wagtaildocs.add_document", *CHOOSE]
KEEP = ["wagtailimages.change_image", "wagtaildocs.change_document", *ADD]

ADMINISTRATOR = [
    ADMIN,
    "accounts.add_user",
    "accounts.change_user",
    "accounts.delete_user",
    "accounts.view_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
    *[f"accounts.{action}_{model}" for model in ("leave", "deputy") for action in ("add", "change", "delete", "view")],
    *[f"places.{action}_{model}" for model in ("district", "place", "responsibleunit") for action in ("add", "change", "delete", "view")],
    "pages.change_sitesettings",
    "wagtailcore.change_site",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
ABSENCES = [f"accounts.{action}_{model}" for model in ("leave", "deputy") for action in ("add", "change", "delete", "view")]


def make_roles(apps, schema_editor):
    grant(apps, {name: [ADMIN] for name in [*WRITERS, *REVIEWERS, *OFFICE, *AD_OFFICE]})
    grant(apps, {name: [] for name in DESK})
    grant(apps, {"管理员": ADMINISTRATOR, "指挥员": ABSENCES, "广告协调员": ["places.add_place", "places.change_place", "places.view_place"]})

    Site = apps.get_model("wagtailcore", "Site")
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None:
        grant_on_page(
            apps,
            site.root_page,
            {
                "编辑": ["add_page"],
                **{name: ["change_page"] for name in REVIEWERS},
                "管理员": ["add_page", "change_page", "lock_page", "unlock_page", "bulk_delete_page"],
            },
        )
    grant_on_files(
        apps,
        {
            "编辑": ADD,
            **{name: CHOOSE for name in REVIEWERS},
            "广告协调员": ADD,
            "管理员": [
                *KEEP,
                "wagtailcore.add_collection",
                "wagtailcore.change_collection",
                "wagtailcore.delete_collection",
            ],
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_deputies_and_leave"),
        ("language", "0001_roots_and_defaults"),
        ("pages", "0002_home_page"),
        ("places", "0001_initial"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
