"""What Wagtail's own migrations leave behind in English.

The roots are called "Root", and editors meet them in every chooser: they get Chinese names. The groups "Moderators" and
"Editors" and the workflow "Moderators approval" go, where nobody uses them yet: both groups may publish alone, which no
group of ours may.
"""

from django.db import migrations


def name_roots(apps, schema_editor):
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root").update(title="网站", draft_title="网站")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name="全部文件")


def drop_defaults(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval", workflow_states=None).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(
        name="Moderators approval", workflow_tasks=None, task_states=None
    ).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=("Moderators", "Editors"), user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(name_roots, migrations.RunPython.noop),
        migrations.RunPython(drop_defaults, migrations.RunPython.noop),
    ]
