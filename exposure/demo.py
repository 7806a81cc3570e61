"""The demo city's board: drawn scenes, sent, worked and shown through the real services."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from site_cms.demo.registry import MINGHE, DemoContext
from site_cms.demo.services import remember
from site_cms.intake.models import Submission
from site_cms.intake.receipts import form_key_hash
from site_cms.pages.models import HomePage
from site_cms.places.models import District, ResponsibleUnit

from .choices import SHOWABLE_STATES, CaseState, PublicationKind, RejectReason
from .demo_issues import load_issues
from .models import (
    Appeal,
    BoardOpening,
    Case,
    CaseNote,
    Category,
    ExposureBoardPage,
    ImpactAssessment,
    Publication,
    ReminderCard,
    Report,
    SpotCheck,
)
from .models.assessment import current_opening
from .services import appeals, cases, notes, publishing, reports
from .services import ranking as ranking_service
from .services.assessment import open_board, sign_assessment, write_assessment
from .services.papers import issue_letters

PICTURES = MINGHE / "exposure"
BOXES = tomllib.loads(
    (PICTURES / "boxes.toml").read_text(encoding="utf-8")
)  # "<scene>-<before or after>": what is covered

# scene (a drawn pair), category, unit's short name, title, what the public reads, what must be done, what was done
SCENES = [
    ("parked-van", "05-03", "市交警支队", "书院巷口人行道长期停车", "面包车整天停在书院巷口人行道上，行人只能下到机动车道。", "清走车辆，加装隔离桩。", "车辆已驶离，人行道口加装了四根隔离桩。"),
    ("rubbish-bags", "01-02", "市环卫中心", "站前广场东侧垃圾成袋堆放", "广场东侧垃圾桶旁堆了十几袋垃圾，过夜没有清。", "清运并增加一次夜间收集。", "垃圾已清运，夜间收集改为每晚两次。"),
    ("flying-wire", "21-01", "城投物业", "槐树里一楼窗口拉线充电", "住宅一楼窗口拉出电线给电动车充电，线头贴着绿化带。", "拆除飞线，引导使用充电棚。", "飞线已拆除，楼东侧充电棚增加了六个插口。"),
    ("fire-lane", "21-02", "市消防支队", "红砖社区消防车道被占", "社区北门消防车道停了三辆车，标线已看不清。", "清空车道，重新划线。", "车道已清空，黄色标线重新划过。"),
    ("stairwell-clutter", "21-03", "河西区", "永安社区楼道堆放旧家具", "单元楼道一二层之间堆着旧沙发和纸箱。", "清理楼道，设立每月大件收集日。", "楼道已清空，每月第一个周六收大件。"),
    ("flyers", "02-01", "市城管局", "东关街灯杆贴满小广告", "东关街连续八根灯杆贴着租房、疏通小广告。", "铲除并处理源头。", "小广告已铲除，灯杆刷了防粘涂层。"),
    ("street-trading", "05-01", "市城管局", "米市商业街摊位占住盲道", "傍晚摊位摆在盲道上，行人绕行。", "引导到规划摊区，恢复盲道。", "摊位移进了规划摊区，盲道已让开。"),
    ("damaged-ad", "02-05", "市文旅局", "镜湖广场公益广告褪色破损", "广场西侧公益广告褪色，右下角裂开。", "更换画面，检查支架。", "画面已更换，支架重新固定。"),
    ("hanging-cables", "21-05", "明河供电", "师院路空中缆线下垂", "师院路中段缆线垂到两米左右，行人伸手可及。", "收紧捆扎，拆除废线。", "废线已拆除，其余缆线捆扎抬高。"),
    ("rubble", "01-03", "市住建局", "新港路边堆放装修垃圾", "路边绿化带旁堆着半人高的装修垃圾。", "清运并查明来源。", "装修垃圾已清运，绿化带补种。"),
    ("tactile-paving", "21-04", "市政养护", "建设大街盲道砖缺损", "公交站旁盲道缺了二十多块砖，接缝翘起。", "补齐盲道砖。", "盲道已补齐，接缝找平。"),
    ("zombie-car", "01-07", "市交警支队", "劳动路废弃车辆长期停放", "路边停车位上一辆旧车轮胎已瘪，车身积满灰。", "按程序拖移。", "车辆已拖移，车位恢复使用。"),
]  # fmt: skip

# Where each scene is, as a resident would write it.
PLACES = {
    "parked-van": "书院巷口，明河文具门前",
    "rubbish-bags": "站前广场东侧垃圾桶旁",
    "flying-wire": "槐树里南门第一栋楼下",
    "fire-lane": "红砖社区北门消防车道",
    "stairwell-clutter": "永安社区单元楼道一二层之间",
    "flyers": "东关街便民药房对面灯杆",
    "street-trading": "米市商业街中段盲道",
    "damaged-ad": "镜湖广场西侧公益广告牌",
    "hanging-cables": "师院路中段人行道上方",
    "rubble": "新港路绿化带旁",
    "tactile-paving": "建设大街公交站旁",
    "zombie-car": "劳动路路边停车位",
}

ASSESSMENT = {
    "legal_basis": "supervision",
    "clause": "《明河市文明行为促进条例》第三十一条；明创办规〔2026〕3号",
    "purpose": "通过舆论监督督促责任单位限期整改公共场所的不文明现象。只曝光问题、地点和责任单位，不曝光个人；不公开照片，责任单位往往不当回事，公众也看不到整改是否到位。",
    "handled": "市民和督查人员拍摄的现场照片，可能含有人脸、车牌、门牌等信息；市民自愿留下的联系方式。照片在内部脱敏后才公开，联系方式加密保存，不公开、不转给责任单位。",
    "risks": "脱敏不彻底，路人或车主被认出；住宅位置过于具体；未成年人入镜；照片在整改后长期留存。",
    "measures": "一人脱敏、另一人审核，审核与所公开文件的哈希值绑定；疑有未成年人的照片一律不公开；住宅内问题只公开到社区；首次申诉即自动隐藏照片，五个工作日内答复；销号三十日后撤下照片、删除原图，九十日后删除联系方式。",
}

# How far each of the demo's reports has come, in turn; every state of every machine is among them.
COURSES = [
    "closed", "in_progress", "closed", "overdue", "submitted", "received", "closed", "assigned", "rework", "verifying",
    "rejected", "suspended", "closed", "taken_down", "filed", "declined", "redacting", "merged", "withdrawn", "reopened",
]  # fmt: skip
AMOUNT = {"small": 20, "city": 200}


def load(context: DemoContext) -> None:
    """Twenty reports (small) or two hundred (city), over all states, spread over the last weeks."""
    home = HomePage.objects.first()
    if not ExposureBoardPage.objects.exists():
        remember(
            home.add_child(
                instance=ExposureBoardPage(
                    title="曝光台",
                    slug="board",
                    show_in_menus=True,
                    intro="只曝光问题和责任单位，不曝光个人。整改一件，销号一件。",
                )
            )
        )
    _open(context)
    for number in range(AMOUNT.get(context.size, AMOUNT["city"])):
        key = f"demo-exposure-{number}"
        if not Submission.objects.filter(key_hash=form_key_hash(key)).exists():
            _Story(context, number, key).tell()
    _freeze_months(context)
    _appeal(context)
    load_issues(context)


def _freeze_months(context: DemoContext) -> None:
    """The two months that are over, frozen on the 1st, signed the day after, with the letters that follow from them."""
    leader = context.made["people"]["领导"][0]
    first = timezone.localtime(context.now).replace(day=1, hour=0, minute=30, second=0, microsecond=0)
    before = (first - timedelta(days=1)).replace(day=1)
    for frozen_at in (before, first):
        month = (frozen_at - timedelta(days=1)).date()
        ranking = ranking_service.freeze_month(month, now=frozen_at)
        if ranking.signed_at is None:
            ranking_service.sign_ranking(remember(ranking), actor=leader, now=frozen_at + timedelta(hours=33))
        for letter in issue_letters(frozen_at):
            remember(letter)


# what is wrong, the appellant's words, then: granted, refused (with reasons), or still open
APPEALS = [
    (
        "mine",
        "照片里能认出我家的窗户，请处理。",
        True,
        "经复核，窗台特征可以认出住户，该照片撤下，问题和整改情况继续公开。",
    ),
    ("wrong_fact", "当天已经清走了。", False, "经查监控和核查记录，曝光时问题确实存在，整改后已如实标注，维持公开。"),
    ("i_am_shown", "我骑车路过被拍进去了，能认出来。", None, ""),
]


def _appeal(context: DemoContext) -> None:
    """Three appeals: granted, refused, open; a unit's statement and a correction, each approved by another person."""
    people = context.made["people"]
    lawyer, approver = people["值班法务"][0], people["审核员"][0]
    pictures = list(
        Publication.objects.filter(
            state="published", kind=PublicationKind.BEFORE, case__appeals=None, case__state__in=SHOWABLE_STATES
        )
        .exclude(case__unit=None)
        .select_related("case")
        .order_by("-pk")[: len(APPEALS)]
    )
    for number, (picture, (ground, text, granted, reasons)) in enumerate(zip(pictures, APPEALS, strict=False)):
        key = f"demo-appeal-{number}"
        if Submission.objects.filter(key_hash=form_key_hash(key)).exists():
            continue
        sent_at = context.now - timedelta(days=6 - number * 2)
        appeal = appeals.submit_appeal(
            picture.case, form_key=key, ground=ground, text=text, publication=picture, now=sent_at
        ).appeal
        if granted is not None:
            decided_at = sent_at + timedelta(hours=20)
            appeals.decide_appeal(appeal, granted=granted, reasons=reasons, actor=lawyer, now=decided_at)
        if number == 1:
            note = notes.write_correction(
                picture.case, text="地点原写作东侧，应为西侧，已更正。", actor=lawyer, now=sent_at
            )
            notes.decide_note(note, approved=True, sha256=note.content_hash, actor=approver, now=sent_at)
    _state(context, people, approver)


def _state(context: DemoContext, people: dict[str, Any], approver) -> None:
    """One unit says under a case how it keeps things in order from now on."""
    for member in people["责任单位成员"]:
        case = Case.objects.shown().filter(unit_id=member.unit_id, notes=None).order_by("-pk").first()
        if member.unit_id and case is not None:
            now = context.now - timedelta(days=1)
            text = "我单位已安排专人每日巡查该处两次，欢迎市民继续监督。"
            note = notes.write_statement(case, text=text, actor=member, now=now)
            notes.decide_note(note, approved=True, sha256=note.content_hash, actor=approver, now=now)
            return


def _open(context: DemoContext) -> None:
    """The supervision office writes the impact assessment, a leader signs it and opens the board, a year before today."""
    if current_opening() is not None:
        return
    now = context.now - timedelta(days=330)
    author, leader = context.made["people"]["督查"][0], context.made["people"]["领导"][0]
    assessment = write_assessment(actor=author, now=now, **ASSESSMENT)
    open_board(sign_assessment(assessment, actor=leader, now=now), actor=leader, now=now)


def clear() -> None:
    """What the demo sent goes with everything that came of it."""
    keys = [form_key_hash(f"demo-exposure-{number}") for number in range(max(AMOUNT.values()))]
    appealed = Submission.objects.filter(key_hash__in=[form_key_hash(f"demo-appeal-{n}") for n in range(len(APPEALS))])
    Appeal.objects.filter(submission__in=appealed).delete()
    appealed.delete()
    submissions = Submission.objects.filter(key_hash__in=keys)
    case_ids = list(
        Report.objects.filter(submission__in=submissions, case__isnull=False).values_list("case_id", flat=True)
    )
    SpotCheck.objects.filter(report__submission__in=submissions).delete()
    Report.objects.filter(submission__in=submissions).delete()
    CaseNote.objects.filter(case__in=case_ids).delete()
    ReminderCard.objects.filter(escalation__case__in=case_ids).delete()
    for case in Case.objects.filter(pk__in=case_ids):
        evidence = list(case.evidence.all())
        for related in (
            case.publications,
            case.notices,
            case.deadlines,
            case.escalations,
            case.pauses,
            case.replies,
            case.verifications,
        ):
            related.all().delete()
        case.evidence.clear()
        case.delete()
        for row in evidence:
            row.delete()
    submissions.delete()
    BoardOpening.objects.filter(assessment__written_by__is_demo=True).delete()
    ImpactAssessment.objects.filter(written_by__is_demo=True).delete()


class _Story:
    """One report and what became of it, told with dates in the past."""

    def __init__(self, context: DemoContext, number: int, key: str):
        self.context, self.key = context, key
        self.scene = SCENES[number % len(SCENES)]
        self.course = COURSES[number % len(COURSES)]
        people: dict[str, list[Any]] = context.made["people"]
        self.officer, self.commander = people["受理员"][0], people["指挥员"][0]
        self.redactor, self.approver = people["脱敏员"][0], people["审核员"][0]
        self.verifier, self.leader, self.duty = people["核查员"][0], people["领导"][0], people["值班法务"][0]
        self.members = people["责任单位成员"]
        days = 3 + number * 2 if context.size == "small" else 2 + number * 300 // AMOUNT["city"]
        self.now = _office_hour(context.now - timedelta(days=days), context.random)
        self.round = number // len(SCENES)

    def later(self, hours: float) -> None:
        self.now = min(self.now + timedelta(hours=hours), self.context.now)

    def tell(self) -> None:
        scene, code, unit_name, title, summary, demand, done = self.scene
        sent = reports.submit_report(
            form_key=self.key,
            category=Category.objects.get(code=code),
            district=self._district(),
            place_words=PLACES[scene],
            description=summary,
            photos=[_photo(scene, "before")],
            now=self.now,
        )
        report = sent.report
        if self.course == "received":
            return
        if self.course == "withdrawn":
            reports.withdraw_report(report, now=self.now)
            return
        self.later(2)
        report = reports.start_verifying(report, actor=self.officer, now=self.now)
        if self.course == "verifying":
            return
        reports.check_on_the_spot(
            report,
            found="nothing" if self.course == "rejected" else "found",
            finding="现场已无此问题。" if self.course == "rejected" else "到现场看过，与反映一致。",
            actor=self.officer,
            now=self.now,
        )
        if self.course == "rejected":
            reports.reject_report(
                report,
                reason=RejectReason.UNTRUE,
                answer="工作人员当天到现场看过，问题已不存在。如再出现，请再拍一张告诉我们。",
                actor=self.officer,
                now=self.now,
            )
            return
        if self.course == "merged":
            target = Case.objects.open().filter(category=report.category).first() or Case.objects.open().first()
            if target is not None:
                reports.merge_report(report, target, actor=self.officer, now=self.now)
            return
        case = reports.file_case(report, title=title, summary=summary, demand=demand, actor=self.officer, now=self.now)
        if self.course == "filed":
            return
        self.later(1)
        unit = self._unit(unit_name)
        case = cases.assign_case(case, unit=unit, actor=self.commander, now=self.now)
        if self.course == "redacting":
            publishing.start_redacting(
                case.publications.get(kind=PublicationKind.TEXT), actor=self.redactor, now=self.now
            )
            return
        self._show(case)
        self._work(case, unit, done, scene)

    def _work(self, case: Case, unit: ResponsibleUnit, done: str, scene: str) -> None:
        member = self._member(unit)
        if self.course == "assigned" or member is None:
            return
        self.later(1)
        if self.course == "declined":
            cases.decline_case(case, reason="该处属园林养护范围，请改派。", actor=member, now=self.now)
            return
        if self.course == "suspended":
            cases.suspend_case(
                case,
                cause="需与弱电入地工程一并实施",
                review_on=(self.context.now + timedelta(days=60)).date(),
                actor=self.leader,
                now=self.now,
            )
            return
        case = cases.accept_case(case, actor=member, now=self.now, plan="当天派人，期限内完成。")
        if self.course in ("in_progress", "overdue"):
            return
        self.later(20)
        case = cases.submit_rectification(case, text=done, photos=[_photo(scene, "after")], actor=member, now=self.now)
        if self.course == "submitted":
            return
        self.later(4)
        if self.course == "rework":
            cases.verify_rectification(
                case, passed=False, finding="东侧还有一处没有处理。", actor=self.verifier, now=self.now
            )
            return
        case = cases.verify_rectification(
            case, passed=True, finding="现场已整改到位。", actor=self.verifier, now=self.now
        )
        self._show(case)
        if self.course == "reopened":
            self.later(48)
            cases.reopen_case(case, evidence="回头看时又出现。", actor=self.verifier, now=self.now)
        elif self.course == "taken_down":
            publishing.take_down(case, reason="核实位置有误，先行撤下", actor=self.duty, now=self.now)

    def _show(self, case: Case) -> None:
        """What is still private is redacted by one, approved by another, published."""
        for publication in case.publications.exclude(state="published").select_related("evidence", "case"):
            if publication.kind == PublicationKind.TEXT:
                publication = publishing.redact_text(publication, actor=self.redactor, now=self.now)
                checklist: dict[str, bool] = {}
            elif not case.category.may_publish_photo:
                continue
            else:
                boxes = BOXES.get(f"{self.scene[0]}-{publication.kind}", {"boxes": []})["boxes"]
                publication = publishing.redact_picture(
                    publication, boxes, style="solid", actor=self.redactor, now=self.now
                )
                checklist = publishing.ALL_ANSWERED
            publication = publishing.approve(
                publication, sha256=publication.content_hash, checklist=checklist, actor=self.approver, now=self.now
            )
            if case.state != CaseState.DECLINED:
                publishing.publish(publication, actor=self.approver, now=self.now)

    def _district(self) -> District | None:
        return self.context.random.choice(list(District.objects.filter(code__regex=r"^9901.{5}$")) or [None])

    def _unit(self, short_name: str) -> ResponsibleUnit:
        return self.context.made["units"].get(short_name) or ResponsibleUnit.objects.get(short_name=short_name)

    def _member(self, unit: ResponsibleUnit):
        """Somebody who answers for the unit; a demo member is lent to units that have none of their own."""
        return next((member for member in self.members if member.unit_id == unit.pk), None)


def _office_hour(moment, random):
    local = timezone.localtime(moment)
    return local.replace(hour=random.randint(9, 16), minute=random.randint(0, 59), second=0, microsecond=0)


def _photo(scene: str, side: str) -> ContentFile:
    path: Path = PICTURES / f"{scene}-{side}.jpg"
    return ContentFile(path.read_bytes(), name=path.name)


__all__ = ["clear", "load"]
