"""Where an imported problem goes that fits no category, and who may import a ledger to begin with."""

from django.db import migrations

from site_cms.accounts.grants import grant


def forwards(apps, schema_editor):
    Category = apps.get_model("exposure", "Category")
    parent, _ = Category.objects.get_or_create(
        code="99", defaults={"name": "其他", "order": 99, "accepts_reports": False}
    )
    Category.objects.get_or_create(
        code="99-01",
        defaults={
            "name": "其他问题",
            "parent": parent,
            "standard": "台账导入、暂未归类的问题，请改为具体类别",
            "order": 9900,
            "accepts_reports": False,
        },
    )
    grant(apps, {"督查": ["exposure.import_case"]})


class Migration(migrations.Migration):
    dependencies = [
        ("exposure", "0005_imported_cases"),
        ("exposure", "0003_grants"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
