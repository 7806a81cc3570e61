"""A city's ledger in: what is read, what becomes of it, and that it can be taken back."""

import json
from datetime import date, datetime
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from exposure.choices import CaseState
from exposure.ledger import read_ledger
from exposure.ledger.states import read_state
from exposure.models import Case
from exposure.services import cases
from exposure.services.figures import statistics
from exposure.services.ledgers import import_ledger, plan_ledger
from exposure.services.reports import open_publications
from site_cms.audit.models import AuditEvent
from site_cms.imports.models import ImportBatch
from site_cms.imports.services import CannotUndo, undo
from site_cms.places.models import ResponsibleUnit
from tests.factories.exposure import NOW, SHANGHAI
from tests.factories.people import person

from . import case_ledgers, case_ledgers_unseen
from .case_ledgers import xlsx

NAMES = ("place", "content", "unit", "date", "deadline", "state")
HEAD = ["序号", "点位", "存在问题", "责任单位", "交办时间", "整改时限", "整改情况"]
LATER = datetime(2026, 11, 21, 10, 0, tzinfo=SHANGHAI)


def cells(make):
    """(cells that are right, cells, what is wrong) of a ledger, and the rows that nobody expected."""
    data, expected = make()
    ledger = read_ledger(data)
    found = {(record.sheet if len(expected) > 1 else None, record.row): record for record in ledger.records}
    right, total, wrong = 0, 0, []
    for sheet, rows in expected.items():
        for number, *values in rows:
            record = found.pop((sheet if len(expected) > 1 else None, number), None)
            if values == [None]:
                pairs = [("refused", True, record is not None and record.refused)]
            else:
                pairs = [
                    (name, value, None if record is None or record.refused else getattr(record, name))
                    for name, value in zip(NAMES, values, strict=True)
                ]
            total += len(pairs)
            right += sum(value == got for _, value, got in pairs)
            wrong += [(make.__name__, sheet, number, *pair) for pair in pairs if pair[1] != pair[2]]
    return right, total, wrong, list(found)


@pytest.mark.parametrize("make", case_ledgers.LEDGERS, ids=lambda make: make.__name__)
def test_ledgers_are_read_as_a_careful_clerk_reads_them(make):
    _, _, wrong, more = cells(make)
    assert (wrong, more) == ([], [])


def test_ledgers_never_seen_before():
    """At least 97 cells of 100, and not one row too many or too few."""
    scores = [cells(make) for make in case_ledgers_unseen.LEDGERS]
    right, total = sum(score[0] for score in scores), sum(score[1] for score in scores)
    assert right / total >= 0.97, [fault for score in scores for fault in score[2]]
    assert not [row for score in scores for row in score[3]]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("√", "rectified"), ("是", "rectified"), ("否", "not_started"), ("已整改", "rectified"), ("尚未完成整改", "in_progress"), ("未整改", "not_started"),
        ("整改不到位", "in_progress"), ("已清理，加强日常管理", "rectified"), ("正在整改", "in_progress"), ("长期坚持", "long_term"), ("已整改，长期坚持", "rectified"),
        ("计划10月完成", "in_progress"), ("基本完成", "in_progress"), ("待整改", "not_started"), ("/", None), ("见附件", None), (3.5, None), (None, None),
    ],
)  # fmt: skip
def test_words_for_how_far_it_has_come(said, state):
    assert read_state(said) == state


def test_what_is_said_about_doubtful_days():
    records = read_ledger(case_ledgers.ticks()[0]).records
    said = {record.row: [(doubt.field, doubt.text) for doubt in record.doubts] for record in records}
    assert said[5] == [("deadline", "“立行立改”没有写具体日期，按立行立改登记。")]
    assert said[6] == [("deadline", "“2021年9月31日”不是存在的日期。")]
    assert said[4] == []


# --- Command --------------------------------------------------------------------------------------------------------------


def told(*arguments) -> str:
    out = StringIO()
    call_command("import_cases", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(case_ledgers.months()[0])
    return path


@pytest.mark.django_db
def test_the_command_gives_the_records_and_a_dry_run_writes_nothing(file):
    found = json.loads(told(file, "--dry-run", "--format", "json"))
    assert found.keys() == {"records", "refused", "message"}
    assert found["refused"] is False and len(found["records"]) == 7
    assert found["records"][0] == {
        "place": "富强小区3号楼",
        "content": "楼道内堆放杂物",
        "unit": "河东街道",
        "date": "2023-03-02",
        "deadline": "2023-03-10",
        "state": "rectified",
        "row": 3,
        "sheet": "2023年3月",
        "refused": False,
        "doubts": [],
    }
    carried = found["records"][1]
    assert carried["refused"] and carried["doubts"] == [
        {"field": "row", "text": "已结转到工作表“2023年4月”第4行，以该行为准，不重复计数。"}
    ]
    assert not Case.everything.exists() and not ImportBatch.objects.exists() and not ResponsibleUnit.objects.exists()


@pytest.mark.django_db
def test_the_command_imports_and_says_what_it_did(file):
    assert "已新增 5 件，更新 0 件，无变化 0 件，不能导入 2 件。" in told(file)
    assert Case.objects.count() == 5
    assert "已新增 0 件，更新 0 件，无变化 5 件" in told(file)
    assert Case.objects.count() == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 500, b"PK\x03\x04" + b"x" * 300, "没有,台账\n1,2\n".encode(), b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"<html><table></table></html>", xlsx({"空": ([HEAD], [])})],
)  # fmt: skip
def test_what_is_no_ledger_is_refused_in_chinese(tmp_path, content):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)
    found = json.loads(told(path, "--format", "json"))
    assert found["refused"] is True and found["records"] == []
    assert any("\u4e00" <= character <= "\u9fff" for character in found["message"])
    with pytest.raises(CommandError):
        told(path)
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="找不到文件"):
        told(tmp_path / "没有.xlsx")


# --- What becomes of it ---------------------------------------------------------------------------------------------------


def imported(*rows, now=LATER):
    return import_ledger(read_ledger(xlsx({"台账": ([HEAD, *rows], [])})), now=now)


ROWS = [
    [1, "书院巷口", "人行道地砖破损", "测试城管局", date(2026, 3, 2), date(2026, 3, 12), "已整改"],
    [2, "东关街", "灯杆张贴小广告", "测试城管局", date(2026, 3, 2), date(2026, 3, 12), "整改中"],
    [3, "镜湖广场", "公益广告褪色破损", "市文旅局", date(2026, 3, 3), "立行立改", "已更换"],
    [4, "师院路", "缆线下垂", None, date(2026, 3, 3), "2026年3月底前", "未整改"],
    [5, "槐树里", "管网改造", "测试城管局", date(2026, 3, 3), "2026年底前", "长期坚持"],
]


@pytest.mark.django_db
def test_rows_become_cases_in_the_state_that_they_say():
    assert imported(*ROWS).created == 5
    found = {case.place_words: case for case in Case.objects.all()}
    assert {name: str(case.state) for name, case in found.items()} == {
        "书院巷口": CaseState.CLOSED,
        "东关街": CaseState.IN_PROGRESS,
        "镜湖广场": CaseState.CLOSED,
        "师院路": CaseState.FILED,  # nobody to hand it over to
        "槐树里": CaseState.SUSPENDED,
    }
    assert found["书院巷口"].due_at == datetime(2026, 3, 12, 17, 30, tzinfo=SHANGHAI)
    assert (found["镜湖广场"].has_deadline, found["镜湖广场"].due_at) == (False, None)
    assert found["东关街"].category.name == "非法小广告" and found["槐树里"].category.name == "其他问题"
    assert sorted(case.number for case in found.values()) == [f"2026{number:06d}" for number in range(1, 6)]
    total = statistics(date(2026, 3, 1), date(2026, 3, 31)).total
    assert (total.handed_over_rate.fraction, total.deadline_rate.fraction) == ("2/4", "1/3")
    event = AuditEvent.objects.select_related("payload").get(chain=found["东关街"].chain)
    assert (event.action, event.payload.data["row"]) == ("case.import", 3)


@pytest.mark.django_db
def test_nothing_of_it_is_public_before_two_people_made_it_so(client):
    imported(*ROWS)
    assert not Case.objects.shown().exists()
    assert client.get(Case.objects.first().get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_a_later_ledger_moves_what_nobody_worked_on_here():
    imported(*ROWS)
    later = [list(row) for row in ROWS]
    later[1][6], later[3][6] = "已整改", "整改中"
    worked = Case.objects.get(place_words="师院路")
    unit = ResponsibleUnit.objects.get(name="市文旅局")
    cases.assign_case(worked, unit=unit, actor=person("exposure.assign_case"), now=LATER)
    batch = imported(*later)
    assert (batch.created, batch.updated, batch.skipped) == (0, 1, 4)
    assert Case.objects.get(place_words="东关街").state == CaseState.CLOSED
    assert Case.objects.get(pk=worked.pk).state == CaseState.ASSIGNED
    undo(batch, now=LATER)
    again = Case.objects.get(place_words="东关街")
    assert (again.state, again.closed_at) == (CaseState.IN_PROGRESS, None)


@pytest.mark.django_db
def test_an_import_is_taken_back_whole_unless_somebody_built_on_it():
    batch = imported(*ROWS)
    undo(batch, now=LATER)
    assert not Case.everything.exists() and not ResponsibleUnit.objects.exists()
    batch = imported(*ROWS)
    open_publications(Case.objects.first())
    with pytest.raises(CannotUndo):
        undo(batch, now=LATER)
    assert Case.objects.count() == 5


@pytest.mark.django_db
def test_rows_of_an_unfinished_import_are_nowhere():
    batch = imported(*ROWS)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.APPLYING)
    assert not Case.objects.exists() and Case.everything.count() == 5
    assert statistics(date(2026, 3, 1), date(2026, 3, 31)).total.handed_over == 0


@pytest.mark.django_db
def test_people_in_a_ledger_are_left_out():
    head = [*HEAD, "责任人", "联系电话"]
    row = [*ROWS[1], "某姓名", "13800000000"]
    ledger = read_ledger(xlsx({"台账": ([head, row], [])}))
    import_ledger(ledger, now=LATER)
    held = json.dumps([list(Case.objects.values()), ledger.as_json()], ensure_ascii=False, default=str)
    assert "某姓名" not in held and "13800000000" not in held


@pytest.mark.django_db
def test_a_dry_run_names_new_units():
    plan = plan_ledger(read_ledger(xlsx({"台账": ([HEAD, *ROWS], [])})), now=NOW)
    assert plan.new_units == ["市文旅局", "测试城管局"]


@pytest.mark.django_db
def test_the_same_in_the_admin(client):
    client.force_login(person("wagtailadmin.access_admin", "exposure.import_case"))
    upload = SimpleUploadedFile("台账.xlsx", xlsx({"台账": ([HEAD, *ROWS], [])}))
    preview = client.post("/admin/imports/new/cases/", {"file": upload}, follow=True)
    page = preview.content.decode()
    assert "没有写责任单位。" in page and "市文旅局" in page and not Case.everything.exists()
    client.post(f"{preview.redirect_chain[-1][0]}commit/")
    assert Case.objects.count() == 5
    client.post(f"/admin/imports/{ImportBatch.objects.get().pk}/undo/")
    assert not Case.everything.exists()
