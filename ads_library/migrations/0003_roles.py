"""What each role of the ad library starts with."""

from django.db import migrations

from site_cms.accounts.grants import grant

EDIT = ["ads_library.add_{0}", "ads_library.change_{0}", "ads_library.delete_{0}", "ads_library.view_{0}"]
READ = ["ads_library.view_design", "ads_library.view_placement", "ads_library.view_carrier", "wagtailadmin.access_admin"]


def edit(*models):
    return [name.format(model) for model in models for name in EDIT]


TABLE = {
    "广告协调员": [
        *edit("theme", "design", "rightsgrant", "carrier", "face", "placement"),
        "ads_library.import_placement",
        "ads_library.withdraw_design",
        "ads_library.post_placement",
        "ads_library.accept_placement",
        "places.add_place",
        "places.change_place",
        "places.view_place",
        "places.view_responsibleunit",
        "places.view_district",
        "wagtailadmin.access_admin",
    ],
    "广告初审": [*READ, "ads_library.review_design_first"],
    "广告复审": [*READ, "ads_library.review_design_second"],
    "广告审定": [*READ, "ads_library.approve_design"],
}


def forwards(apps, schema_editor):
    grant(apps, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("ads_library", "0002_themes"),
        ("places", "0002_district_import_batch_place_import_batch_and_more"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("accounts", "0001_initial"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
