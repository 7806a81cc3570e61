"""The ten national themes with the kinds under them. A city edits the tree; its codes stay."""

from django.db import migrations

# code, name, required kind, weight, aliases, children (code, name, aliases)
TREE = [
    ("core_values", "社会主义核心价值观", True, 3, ["核心价值观", "24字"], []),
    ("civility", "讲文明树新风", True, 3, ["文明新风", "文明行为"], [
        ("traffic", "文明交通", ["礼让斑马线"]), ("dogs", "文明养犬", []), ("order", "公共秩序", ["文明排队"]),
        ("online", "文明上网", []), ("travel", "文明旅游", []), ("neighbours", "邻里和睦", ["睦邻"]),
    ]),
    ("health", "文明健康 有你有我", True, 2, ["文明健康", "健康生活"], []),
    ("minors", "关爱未成年人", True, 2, ["未成年人", "童心向党"], []),
    ("integrity", "诚信建设", True, 2, ["诚信", "诚信经营"], []),
    ("volunteer", "志愿服务", True, 1, ["志愿者", "学雷锋"], []),
    ("virtue", "传统美德", False, 1, ["家风家教", "道德模范"], [
        ("elders", "孝老爱亲", ["敬老"]), ("saving", "勤俭节约", ["光盘行动", "节约用水", "厉行节约"]),
    ]),
    ("heritage", "优秀传统文化", False, 1, ["中华文化"], [
        ("festivals", "我们的节日", ["传统节日"]), ("customs", "移风易俗", []), ("reading", "全民阅读", ["书香"]),
    ]),
    ("ecology", "生态文明", False, 1, ["绿色环保"], [
        ("sorting", "垃圾分类", []), ("landscape", "美丽家园", ["绿水青山", "爱我家乡"]),
    ]),
    ("safety", "平安法治", False, 1, ["平安建设", "法治"], [("fire", "消防安全", ["飞线充电"])]),
]  # fmt: skip


def plant(apps, schema_editor):
    Theme = apps.get_model("ads_library", "Theme")
    order = 0
    for code, name, required, weight, aliases, children in TREE:
        order += 10
        top, _ = Theme.objects.get_or_create(
            code=code,
            defaults={
                "name": name, "is_required_kind": required, "weight": weight, "aliases": aliases, "order": order,
            },
        )  # fmt: skip
        for child, child_name, child_aliases in children:
            order += 1
            Theme.objects.get_or_create(
                code=child, defaults={"name": child_name, "parent": top, "aliases": child_aliases, "order": order}
            )


class Migration(migrations.Migration):
    dependencies = [("ads_library", "0001_initial")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
