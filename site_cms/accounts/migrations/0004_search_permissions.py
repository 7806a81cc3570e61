"""Editors and administrators keep the search's synonyms and promoted results, and read what was looked for in vain."""

from django.db import migrations

from site_cms.accounts.grants import grant

KEEP = [f"search.{action}_{model}" for model in ("synonym", "promoted") for action in ("add", "change", "delete", "view")]


def give(apps, schema_editor):
    grant(apps, {name: [*KEEP, "search.view_emptysearch"] for name in ("编辑", "管理员")})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_roles"), ("search", "0004_empty_search_permissions")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
