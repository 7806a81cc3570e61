"""Numbering papers, freezing what they say, and setting them: 整改通知单, 提醒卡, 提示函.

What a paper says is {"heading", "to", "sentences", "facts": [[name, text]], "head", "rows", "widths", "office", "day"}: the same
for the printable page and for the PDF.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from site_cms.pages.models import SiteSettings
from site_cms.papers.pdf import typeset

from ..choices import EscalationStep
from ..models import Case, Escalation, PromptLetter, RectificationNotice, ReminderCard
from ..models.paper import Paper
from .figures import month_of

TEMPLATE = Path(__file__).resolve().parent.parent / "papers" / "paper.typ"
TRIES = 5
Kind = TypeVar("Kind", bound=Paper)
HEADINGS = {
    EscalationStep.REMINDER: "整改提醒卡",
    EscalationStep.URGED: "催办通知",
    EscalationStep.SUPERVISED: "督办通知",
    EscalationStep.REPORTED: "逾期未整改情况通报",
}
SENTENCES = {
    EscalationStep.REMINDER: "下列问题的整改期限将至。请抓紧整改，在期限前上传整改后照片并提交核查。",
    EscalationStep.URGED: "下列问题已过整改期限，尚未提交整改结果。请立即整改，并说明逾期原因。",
    EscalationStep.SUPERVISED: "下列问题逾期五个工作日仍未整改，现予督办。请单位负责人牵头落实，限期销号。",
    EscalationStep.REPORTED: "下列问题逾期十个工作日仍未整改，现予通报，并计入当月整改排名。",
}


def issue(model: type[Kind], *, unit, content: dict[str, Any], now: datetime, **fields: Any) -> Kind:
    """Give a paper the next number of its kind and year. In the caller's transaction."""
    year = timezone.localtime(now).year
    for attempt in range(TRIES):
        last = model.objects.filter(year=year).order_by("-sequence").values_list("sequence", flat=True).first()
        try:
            with transaction.atomic():
                return model.objects.create(
                    year=year, sequence=(last or 0) + 1, unit=unit, content=content, issued_at=now, **fields
                )
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def issue_notice(case: Case, *, unit, due_at: datetime | None, now: datetime) -> RectificationNotice:
    """整改通知单: what is wrong where, what must be done, and until when."""
    deadline = _moment(due_at) if due_at else "列入年度整治计划，不设期限"
    content = _content(
        "整改通知单",
        unit,
        now,
        ["现将下列问题交由你单位整改。请按期完成，整改后上传同一位置、同一角度的照片，由核查人员到现场核查销号。"],
        facts=[
            *_facts(case),
            ["整改要求", case.demand or "按立案标准整改到位"],
            ["整改期限", deadline],
            ["退件", "不属本单位职责的，请在一个工作日内说明理由退回。"],
        ],
    )
    return issue(RectificationNotice, unit=unit, content=content, now=now, case=case)


def issue_card(escalation: Escalation, *, now: datetime) -> ReminderCard:
    """提醒卡, or the stronger paper that the step calls for."""
    case = escalation.case
    content = _content(
        HEADINGS[EscalationStep(escalation.step)],
        case.unit,
        now,
        [SENTENCES[EscalationStep(escalation.step)]],
        facts=[
            *_facts(case),
            ["整改要求", case.demand or "按立案标准整改到位"],
            ["整改期限", _moment(escalation.due_at)],
        ],
    )
    return issue(ReminderCard, unit=case.unit, content=content, now=now, escalation=escalation)


def issue_letters(now: datetime) -> list[PromptLetter]:
    """提示函 for the month that is over, one to each unit that had not put right what was due by its end. Safe to run twice."""
    first, last = month_of(timezone.localdate(now).replace(day=1) - timedelta(days=1))
    end = timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
    overdue = Case.objects.filter(Q(closed_at=None) | Q(closed_at__gte=end), has_deadline=True, due_at__lt=end)
    units: dict[Any, list[Case]] = {}
    have = set(PromptLetter.objects.filter(month=first).values_list("unit_id", flat=True))
    for case in overdue.exclude(unit=None).select_related("unit", "district", "place").order_by("due_at", "pk"):
        if case.unit_id not in have:
            units.setdefault(case.unit, []).append(case)
    issued = []
    for unit, cases in sorted(units.items(), key=lambda pair: pair[0].name):
        try:
            with transaction.atomic():
                issued.append(_letter(unit, cases, first, now))
        except IntegrityError:  # another run was quicker
            continue
    return issued


def _letter(unit, cases: list[Case], first: date, now: datetime) -> PromptLetter:
    content = _content(
        "整改提示函",
        unit,
        now,
        [
            f"截至{first.year}年{first.month}月底，你单位有{len(cases)}件到期问题尚未销号（见下表），已结转下月计入到期整改率。",
            "请对照清单逐件明确责任人和完成时间，尽快整改；确有困难的，请及时申请延期或挂账。",
        ],
        head=["案件编号", "问题", "地点", "期限", "目前状态"],
        rows=[
            [
                case.number,
                case.title,
                _where(case),
                f"{timezone.localdate(case.due_at):%Y-%m-%d}",
                case.get_state_display(),
            ]
            for case in cases
        ],
        widths=[4, 6, 6, 3, 3],
    )
    return issue(PromptLetter, unit=unit, content=content, now=now, month=first)


def printed(paper: Paper) -> dict[str, Any]:
    """What stands on the paper, with its number."""
    return {**paper.content, "number": paper.number}


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF. Raises site_cms.papers.pdf.CannotBeSet."""
    return typeset(TEMPLATE, printed(paper))


def _content(heading: str, unit, now: datetime, sentences: list[str], **parts: Any) -> dict[str, Any]:
    day = timezone.localdate(now)
    return {
        "heading": heading,
        "to": unit.name,
        "sentences": sentences,
        "facts": [],
        "head": [],
        "rows": [],
        "widths": [],
        "office": _office(),
        "day": f"{day.year}年{day.month}月{day.day}日",
    } | parts


def _office() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    settings = SiteSettings.for_site(site) if site else SiteSettings()
    return settings.organiser or settings.name


def _facts(case: Case) -> list[list[str]]:
    return [
        ["案件编号", case.number],
        ["问题", case.title],
        ["情况", case.summary],
        ["地点", _where(case) or "—"],
        ["交办时间", _moment(case.handed_over_at) if case.handed_over_at else "—"],
    ]


def _where(case: Case) -> str:
    return " ".join(str(part) for part in (case.district, case.place, case.place_words) if part)


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}"
