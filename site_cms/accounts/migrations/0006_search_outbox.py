"""Editors and administrators see what the search cluster did not take."""

from django.db import migrations

from site_cms.accounts.grants import grant


def give(apps, schema_editor):
    grant(apps, {name: ["search.view_outbox"] for name in ("编辑", "管理员")})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_must_change_password"), ("search", "0005_outbox")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
