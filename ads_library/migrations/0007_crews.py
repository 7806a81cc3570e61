"""Crews and units report what they posted and took down, at the desk."""

from django.db import migrations

from site_cms.accounts.grants import grant

TABLE = {
    "施工班组": ["ads_library.post_placement"],
    "责任单位成员": ["ads_library.post_placement"],
}


def forwards(apps, schema_editor):
    grant(apps, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("ads_library", "0006_work_orders"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
