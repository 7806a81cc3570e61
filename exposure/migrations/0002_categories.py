"""The first categories: the public part of the 事件 classes of digital city management, and the campaign's own class 21.

Not offered: 流浪乞讨 (people are no problem to be exposed). Terms differ from city to city; these are where a city starts.
"""

from django.db import migrations

# code, name, standard, term kind, term, precision, photos, danger
CATEGORIES = [
    ("01", "市容环境", [
        ("01-01", "私搭乱建", "公共部位或院落内新搭建的棚、房、围栏", "working_days", 15, "exact", True, False),
        ("01-02", "暴露垃圾", "成堆或成片、过夜未清的垃圾", "working_hours", 4, "exact", True, False),
        ("01-03", "积存渣土", "建筑垃圾、渣土堆放在公共场所", "working_days", 2, "exact", True, False),
        ("01-04", "道路不洁", "路面污水、油渍、大片散落物", "working_hours", 5, "exact", True, False),
        ("01-05", "水域不洁", "河湖水面漂浮物、岸坡垃圾", "working_days", 1, "exact", True, False),
        ("01-06", "绿地脏乱", "绿地内垃圾、踩踏、毁绿种菜", "working_days", 3, "exact", True, False),
        ("01-07", "废弃车辆", "长期停放、明显报废的机动车或非机动车", "working_days", 10, "exact", True, False),
        ("01-08", "废弃家具", "路边、楼道口丢弃的大件家具", "working_days", 1, "exact", True, False),
        ("01-09", "道路破损", "坑洼、塌陷、井盖缺损", "working_days", 3, "exact", True, True),
        ("01-10", "焚烧垃圾树叶", "露天焚烧垃圾、落叶、秸秆", "working_hours", 2, "exact", True, True),
    ]),
    ("02", "宣传广告", [
        ("02-01", "非法小广告", "电线杆、墙面、楼道内张贴喷涂的小广告", "working_days", 1, "exact", True, False),
        ("02-02", "违章张贴悬挂", "未经批准的条幅、门窗贴字", "working_days", 1, "exact", True, False),
        ("02-03", "占道广告牌", "摆放在人行道、盲道上的广告牌", "working_days", 1, "exact", True, False),
        ("02-04", "招牌破损", "缺字、倾斜、有坠落危险的招牌", "working_days", 3, "exact", True, True),
        ("02-05", "公益广告破损", "褪色、破损、被遮挡或内容过时的公益广告", "working_days", 2, "exact", True, False),
    ]),
    ("03", "施工管理", [
        ("03-01", "施工扬尘", "裸土未覆盖、车辆带泥上路", "working_days", 1, "exact", True, False),
        ("03-02", "施工占道", "未经批准或超出范围占用道路", "working_days", 2, "exact", True, False),
        ("03-03", "施工扰民", "夜间或午休时间的施工噪声", "working_days", 1, "community", True, False),
        ("03-04", "围挡破损", "围挡倾斜、缺失、脏污", "working_days", 2, "exact", True, False),
    ]),
    ("05", "街面秩序", [
        ("05-01", "占道经营", "占用人行道、车行道摆摊", "working_hours", 4, "exact", True, False),
        ("05-02", "店外经营", "店铺把货物、桌椅摆到门外", "working_days", 1, "exact", True, False),
        ("05-03", "机动车乱停放", "占用人行道、盲道、绿地停车的路段", "working_hours", 4, "exact", True, False),
        ("05-04", "非机动车乱停放", "成片乱停、堵住通道", "working_hours", 4, "exact", True, False),
        ("05-05", "乱堆物料", "公共场所堆放杂物、货物", "working_days", 1, "exact", True, False),
        ("05-06", "露天烧烤", "非指定区域露天烧烤", "working_hours", 4, "exact", True, False),
        ("05-07", "沿街晾挂", "树木、护栏、线杆上晾晒衣物", "working_days", 1, "exact", True, False),
    ]),
    ("21", "创城专项", [
        ("21-01", "飞线充电", "从楼上拉线给电动车充电", "calendar_hours", 24, "community", True, True),
        ("21-02", "堵塞消防通道", "消防车道、疏散通道、楼道被占用", "calendar_hours", 24, "exact", True, True),
        ("21-03", "楼道堆积杂物", "公共楼道堆放杂物", "working_days", 2, "community", True, False),
        ("21-04", "无障碍设施被占", "盲道、坡道、无障碍车位被占用", "working_days", 1, "exact", True, False),
        ("21-05", "空中缆线杂乱", "缆线下垂、散乱、断落", "working_days", 5, "exact", True, False),
        ("21-06", "犬只管理缺失", "某处长期无人管理的犬便、散放犬只", "working_days", 3, "community", False, False),
        ("21-07", "斑马线秩序", "某路口车辆不礼让、行人闯红灯突出", "working_days", 5, "exact", False, False),
        ("21-08", "公园不文明现象", "烧烤、吊床、乱投喂、错误放生突出的地点", "working_days", 3, "exact", False, False),
        ("21-09", "小片荒", "公共绿地被开垦种菜", "working_days", 5, "exact", True, False),
    ]),
]  # fmt: skip


def seed(apps, schema_editor):
    Category = apps.get_model("exposure", "Category")
    for order, (code, name, children) in enumerate(CATEGORIES):
        parent = Category.objects.create(code=code, name=name, order=order, accepts_reports=False)
        for position, (child, title, standard, kind, term, precision, photo, danger) in enumerate(children):
            Category.objects.create(
                code=child,
                name=title,
                parent=parent,
                standard=standard,
                term_kind=kind,
                term=term,
                precision=precision,
                may_publish_photo=photo,
                is_danger=danger,
                order=order * 100 + position,
            )


class Migration(migrations.Migration):
    dependencies = [("exposure", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
