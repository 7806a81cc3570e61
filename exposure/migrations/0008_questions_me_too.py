"""How many others met the same, and the first questions: short, about the problem, never about a person."""

from django.db import migrations, models

QUESTIONS = {
    "01-01": [("是正在搭建，还是已经建成", True)],
    "01-02": [("大概堆了几天", True)],
    "01-03": [("看上去是装修垃圾还是工地渣土", True)],
    "01-07": [("大概停了多久", True)],
    "01-09": [("是否已经有人或车因此受伤受损", False)],
    "02-02": [("内容是商业广告吗", True)],
    "03-03": [("一般在什么时段最吵", True)],
    "05-01": [("一般在什么时段出现", True)],
    "05-03": [("一般在什么时段最严重", True)],
    "05-06": [("一般在什么时段出现", True)],
    "21-01": [("是长期拉线还是偶尔", True), ("充电的线从哪一侧引出，便于找到", False)],
    "21-02": [("还能不能通过一辆消防车", True)],
    "21-03": [("在几层，便于找到", False)],
    "21-05": [("最低处离地大约几米", True)],
    "21-06": [("一般在什么时段出现", True)],
}


def ask(apps, schema_editor):
    Category = apps.get_model("exposure", "Category")
    for code, questions in QUESTIONS.items():
        asked = [{"text": text, "is_public": is_public} for text, is_public in questions]
        Category.objects.filter(code=code, questions=[]).update(questions=asked)


class Migration(migrations.Migration):
    dependencies = [("exposure", "0007_escalations")]
    operations = [
        migrations.AddField(
            model_name="case",
            name="me_too_count",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="others who met the same"),
        ),
        migrations.AlterField(
            model_name="category",
            name="questions",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="One a line; a line that ends with （公开） may be told to the public.",
                verbose_name="questions to the reporter",
            ),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
