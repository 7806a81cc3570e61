"""A new site knows the holidays that have been announced, as the chinesecalendar package has them."""

import chinese_calendar
from django.db import migrations

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}
FIRST = 2024


def seed(apps, schema_editor):
    CalendarDay = apps.get_model("worktime", "CalendarDay")
    CalendarYear = apps.get_model("worktime", "CalendarYear")
    WorkingHours = apps.get_model("worktime", "WorkingHours")
    days = []
    for known, is_workday, suffix in (
        (chinese_calendar.holidays, False, ""),
        (chinese_calendar.workdays, True, "调休上班"),
    ):
        for day, name in known.items():
            if day.year >= FIRST:
                days.append(CalendarDay(date=day, is_workday=is_workday, name=NAMES.get(str(name), str(name)) + suffix))
    CalendarDay.objects.bulk_create(days)
    CalendarYear.objects.bulk_create(
        CalendarYear(year=year, source="国务院办公厅放假安排通知（随软件附带）") for year in sorted({day.date.year for day in days})
    )
    WorkingHours.objects.create()


class Migration(migrations.Migration):
    dependencies = [("worktime", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
