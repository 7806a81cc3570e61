"""Who opens the board, revises and signs rankings, decides appeals and writes corrections, to begin with."""

from django.db import migrations

from site_cms.accounts.grants import grant

TABLE = {
    "督查": ["exposure.write_assessment", "exposure.revise_ranking", "exposure.view_monthlyranking"],
    "值班法务": ["exposure.write_assessment", "exposure.view_appeal", "exposure.decide_appeal", "exposure.write_correction"],
    "领导": ["exposure.sign_assessment", "exposure.sign_ranking", "exposure.view_monthlyranking"],
    "指挥员": ["exposure.view_monthlyranking"],
}


def forwards(apps, schema_editor):
    grant(apps, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("exposure", "0009_office"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
