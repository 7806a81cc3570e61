"""Reports and cases in the states a test needs, made through the real services."""

import io
from copy import copy
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models.base import ModelState
from PIL import Image, ImageDraw

from exposure.models import Case, Category, Publication
from exposure.models.assessment import current_opening
from exposure.services import cases, publishing, reports
from exposure.services.assessment import open_board, sign_assessment, write_assessment
from site_cms.intake.receipts import new_form_key
from site_cms.places.models import District, ResponsibleUnit

from .people import person

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)  # a Wednesday


def picture(colour: str = "navy", size: tuple[int, int] = (400, 300)) -> io.BytesIO:
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).rectangle((40, 40, 140, 120), fill="orange")
    file = io.BytesIO()
    image.save(file, "JPEG")
    file.seek(0)
    return file


ASSESSMENT = {
    "legal_basis": "supervision",
    "clause": "某市文明行为促进条例第三十条，市创城办规〔2026〕1号",
    "purpose": "督促责任单位整改公共场所的不文明现象",
    "handled": "现场照片中可能出现的人脸、车牌，脱敏后才公开",
    "risks": "照片中的人被认出",
    "measures": "一人脱敏、另一人审核，整改销号三十日后撤下照片",
}


class Office:
    """One person for each part of the work, a unit with a member, and a board that a leader has opened."""

    def __init__(self):
        self.unit, _ = ResponsibleUnit.objects.get_or_create(name="测试城管局", defaults={"short_name": "城管"})
        self.district, _ = District.objects.get_or_create(code="990199", defaults={"name": "测试区"})
        self.officer = person("exposure.verify_report", "exposure.view_report")
        self.commander = person("exposure.assign_case")
        self.member = person("exposure.answer_case", unit=self.unit)
        self.verifier = person("exposure.verify_case")
        self.redactor = person("exposure.redact_publication")
        self.approver = person("exposure.approve_publication", "exposure.publish_publication")
        self.duty = person("exposure.withdraw_publication", "exposure.decide_appeal", "exposure.write_correction")
        self.leader = person("exposure.approve_suspension", "exposure.sign_assessment")
        self.inspector = person("exposure.write_assessment")
        if current_opening() is None:
            assessment = write_assessment(actor=self.inspector, now=NOW, **ASSESSMENT)
            open_board(sign_assessment(assessment, actor=self.leader, now=NOW), actor=self.leader, now=NOW)

    def report(self, code: str = "01-02", now=NOW, **fields):
        return reports.submit_report(
            form_key=fields.pop("form_key", new_form_key()),
            category=Category.objects.get(code=code),
            district=self.district,
            place_words=fields.pop("place_words", "东门市场对面"),
            description=fields.pop("description", "垃圾堆了两天没人清"),
            photos=fields.pop("photos", [picture()]),
            now=now,
            **fields,
        )

    def filed(self, now=NOW, **fields):
        report = reports.start_verifying(self.report(now=now, **fields).report, actor=self.officer, now=now)
        return reports.file_case(
            report, title="市场对面垃圾成堆", summary="路边垃圾过夜未清", actor=self.officer, now=now
        )

    def assigned(self, now=NOW, **fields):
        return cases.assign_case(self.filed(now=now), unit=self.unit, actor=self.commander, now=now, **fields)

    def in_progress(self, now=NOW):
        return cases.accept_case(self.assigned(now=now), actor=self.member, now=now)

    def submitted(self, now=NOW):
        return cases.submit_rectification(
            self.in_progress(now=now), text="已清运", photos=[picture("green")], actor=self.member, now=now
        )

    def closed(self, now=NOW):
        return cases.verify_rectification(
            self.submitted(now=now), passed=True, finding="现场干净", actor=self.verifier, now=now
        )

    def show(self, case, now=NOW):
        """Everything of a case redacted by one, approved by another and published."""
        for publication in case.publications.select_related("evidence", "case"):
            if publication.evidence is not None:
                publication = publishing.redact_picture(
                    publication,
                    [{"x": 40, "y": 40, "width": 100, "height": 80}],
                    style="solid",
                    actor=self.redactor,
                    now=now,
                )
                checklist = publishing.ALL_ANSWERED
            else:
                publication = publishing.redact_text(publication, actor=self.redactor, now=now)
                checklist = {}
            publication = publishing.approve(
                publication, sha256=publication.content_hash, checklist=checklist, actor=self.approver, now=now
            )
            publishing.publish(publication, actor=self.approver, now=now)
        return case


def many_cases(office: Office, count: int) -> Case:
    """`count` shown cases in a few statements, and the real one that the others are copied from. The copies have its texts and
    pictures, each published by itself; they differ by their number (the approval is bound to the words), and have no reports
    and no history."""
    real = office.show(office.closed())
    publications = list(real.publications.all())
    first = Case.objects.count()
    cases = []
    for number in range(first, first + count - 1):
        case = copy(real)
        case._state = ModelState()
        case.pk, case.number = None, f"2026{900_000 + number}"
        cases.append(case)
    cases = Case.objects.bulk_create(cases, batch_size=1000)
    shown = []
    for case in cases:
        for publication in publications:
            other = copy(publication)
            other._state = ModelState()
            other.pk, other.case = None, case
            shown.append(other)
    Publication.objects.bulk_create(shown, batch_size=1000)
    return real
