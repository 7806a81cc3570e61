"""The one workflow of the site, and which groups start with which right.

No group gets `publish_page`, here or anywhere. Authors write and hand in; each reviewer has one step; the duty officer takes
content down; the final reviewer sets hours.
"""

from django.db import migrations

from site_cms.accounts.grants import grant

STEPS = [("first", "初审"), ("second", "复审"), ("final", "终审")]

GRANTS = {
    "编辑": ["wagtailadmin.access_admin"],
    "初审": ["wagtailadmin.access_admin", "review.pass_first_review"],
    "复审": ["wagtailadmin.access_admin", "review.pass_second_review"],
    "终审": ["wagtailadmin.access_admin", "review.pass_final_review", "review.schedule_content"],
    "校对": ["wagtailadmin.access_admin", "review.proofread"],
    "值班法务": ["wagtailadmin.access_admin", "review.unpublish_content"],
    "管理员": ["wagtailadmin.access_admin", "review.unpublish_content", "review.move_content"],
}
WRITERS = "编辑"


def lay(apps, schema_editor):
    grant(apps, GRANTS)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    # Rights over the page tree are rows of their own in Wagtail, given at its root.
    page_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    for codename in ("add_page", "change_page"):
        permission, _ = Permission.objects.get_or_create(
            content_type=page_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
        )
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=Group.objects.get(name=WRITERS), page=root, permission=permission
        )
    task_type, _ = ContentType.objects.get_or_create(app_label="review", model="reviewtask")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="三审三校", active=True)
    for order, (step, name) in enumerate(STEPS):
        task = apps.get_model("review", "ReviewTask").objects.create(name=name, step=step, content_type=task_type)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=order
        )
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page=root, defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0001_review"),
        ("accounts", "0001_initial"),
        ("pages", "0002_home_page"),
        ("language", "0001_roots_and_defaults"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
