"""What each role starts with on the exposure board. Code asks for the permission, never for the group."""

from django.db import migrations

from site_cms.accounts.grants import grant

ADMIN = "wagtailadmin.access_admin"
TABLE = {
    "受理员": [
        ADMIN,
        "exposure.view_report",
        "exposure.verify_report",
        "exposure.type_in_report",
        "exposure.view_case",
        "intake.view_original",
    ],
    "脱敏员": [ADMIN, "exposure.view_case", "exposure.redact_publication", "intake.view_original"],
    "审核员": [ADMIN, "exposure.view_case", "exposure.approve_publication", "exposure.publish_publication", "intake.view_original"],
    "核查员": [ADMIN, "exposure.view_case", "exposure.verify_case"],
    "指挥员": [ADMIN, "exposure.view_case", "exposure.assign_case"],
    "督查": [ADMIN, "exposure.view_case", "exposure.approve_extension"],
    "值班法务": [ADMIN, "exposure.view_case", "exposure.withdraw_publication"],
    "领导": [ADMIN, "exposure.view_case", "exposure.approve_suspension"],
    "责任单位成员": ["exposure.answer_case"],
}


def forwards(apps, schema_editor):
    grant(apps, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("exposure", "0002_categories"),
        ("intake", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
