"""One reader for every spreadsheet: what it sees in good files, and one Chinese sentence for bad ones."""

import datetime as dt
import io
import random
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
import xlwt

from site_cms.imports.reader import Unreadable, limits, read_workbook

ROWS = "点位,数量\n人民大街,12块\n平安广场,3处\n"


def xlsx(fill, **options) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, options)
    fill(book)
    book.close()
    return out.getvalue()


def plain(book):
    page = book.add_worksheet("台账")
    page.write_row(0, 0, ["点位", "数量"])
    page.write_row(1, 0, ["人民大街", 12])


def replaced(name: str, pieces) -> bytes:
    """A good workbook in which one part is another."""
    source, out = zipfile.ZipFile(io.BytesIO(xlsx(plain))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            if entry.filename != name:
                archive.writestr(entry.filename, source.read(entry.filename))
        with archive.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return out.getvalue()


def test_values_merges_marks_and_hidden_sheets_of_xlsx():
    def fill(book):
        page = book.add_worksheet("台账")
        struck = book.add_format({"font_strikeout": True})
        page.merge_range(0, 0, 1, 0, "人民大街")
        page.write(0, 1, 12, struck)
        page.write_formula(1, 1, "=B1*2", None, "")
        page.write_formula(2, 1, "=B1/0", None, "#DIV/0!")
        page.write_formula(3, 1, "=B1*2", None, 24)
        page.write_datetime(4, 1, dt.datetime(2022, 9, 15), book.add_format({"num_format": "yyyy-mm-dd"}))
        page.set_row(3, None, None, {"hidden": True})
        book.add_worksheet("旧").hide()

    book = read_workbook(xlsx(fill))
    sheet, hidden = book.sheets
    assert [row[1:] for row in sheet.rows] == [[12], [], [], [24], [dt.date(2022, 9, 15)]]
    assert sheet.merged == [(0, 0, 1, 0)]
    assert (sheet.struck, sheet.uncomputed, sheet.broken) == ({(0, 1)}, {(1, 1)}, {(2, 1): "#DIV/0!"})
    assert hidden.hidden
    assert not sheet.hidden


def test_dates_that_count_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([dt.date(2022, 9, 15)])
    out = io.BytesIO()
    book.save(out)
    read = read_workbook(out.getvalue())
    assert read.epoch1904
    assert read.sheets[0].rows == [[dt.date(2022, 9, 15)]]


def test_old_xls():
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    page.write_merge(0, 1, 0, 0, "人民大街")
    page.write(1, 1, dt.date(2022, 9, 15), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    out = io.BytesIO()
    book.save(out)
    read = read_workbook(out.getvalue())
    assert (read.format, read.marks_known) == ("xls", False)
    assert read.sheets[0].rows == [["人民大街"], [None, dt.date(2022, 9, 15)]]
    assert read.sheets[0].merged == [(0, 0, 1, 0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_text(encoding):
    book = read_workbook(ROWS.encode(encoding))
    assert book.sheets[0].rows == [["点位", "数量"], ["人民大街", "12块"], ["平安广场", "3处"]]


def test_big5_is_not_taken_for_gb18030_nor_the_other_way_round():
    text = "點位,數量,責任單位\n人民大街,12塊,城管局\n遼河廣場,3處,住建局\n"
    for encoding in ("big5", "gb18030"):
        assert read_workbook(text.encode(encoding)).sheets[0].rows[2][0] == "遼河廣場"


@pytest.mark.parametrize("separator", [",", "\t", ";", "    "])
def test_separators_of_text(separator):
    assert read_workbook(ROWS.replace(",", separator).encode()).sheets[0].rows[1] == ["人民大街", "12块"]


def test_text_keeps_leading_zeros_and_drops_the_guard_of_an_export():
    rows = read_workbook('编号,内容\n="0012",\'=1+1\n'.encode()).sheets[0].rows
    assert rows[1] == ["0012", "=1+1"]


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
GOOD = xlsx(plain)
BAD = {
    "cut xlsx": (lambda: GOOD[: len(GOOD) // 2], "不完整"),
    "xlsx without its end": (lambda: GOOD[:-30], "不完整"),
    "html called xls": (lambda: "<html><table><tr><td>点位</td></tr></table></html>".encode("gbk"), "网页"),
    "xml table": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML",
    ),
    "pdf": (lambda: b"%PDF-1.7 ...", "不是"),
    "noise": (lambda: random.Random(1).randbytes(9000), "空字节|认不出"),
    "nul text": (lambda: b"a,b\x00,c\n1,2,3\n" * 9, "空字节"),
    "only nul": (lambda: b"\x00" * 5000, "空字节"),
    "empty": (lambda: b"", "空的"),
    "blank lines": (lambda: b"\n\n\n", "空的"),
    "cut utf-8": (lambda: "点位,数量\n人民大街,12\n辽河大路".encode()[:-1], "半个汉字"),
    "cut gb18030": (lambda: "点位,数量\n人民大街,12\n辽河大路".encode("gb18030")[:-1], "半个汉字"),
    "bomb": (lambda: replaced(SHEET, (b"<row><c><v>1</v></c></row>" * 40_000 for _ in range(400))), "解压后过大"),
    "million empty rows": (
        lambda: replaced(SHEET, [HEAD, *(b'<row r="%d"/>' % n for n in range(1, 1_000_000)), TAIL]),
        "空行",
    ),
    "one far cell": (
        lambda: replaced(
            SHEET,
            [HEAD, b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row>', TAIL],
        ),
        "空行",
    ),
    "farthest cell": (
        lambda: replaced(
            SHEET,
            [HEAD, b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>', TAIL],
        ),
        "内存|列|空行",
    ),
    "entities": (
        lambda: replaced("xl/workbook.xml", [b'<!DOCTYPE a [<!ENTITY b "b">]><workbook>&b;</workbook>']),
        "XML",
    ),
    "million empty lines": (lambda: b"a,b\n" + b",\n" * 1_000_000, "空行"),
    "long cell": (lambda: f"点位\n{'长' * 40_000}\n".encode(), "超过"),
    "command": (lambda: "点位,数量\n=cmd|'/C calc'!A0,1\n".encode(), "公式"),
    "link": (lambda: '点位,数量\n"=HYPERLINK(""http://x"",1)",1\n'.encode(), "公式"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_ends_in_one_chinese_sentence(name):
    make, reason = BAD[name]
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_workbook(make())
    assert re.search(r"[\u4e00-\u9fff]", str(refusal.value))
    assert str(refusal.value).count("。") == 1


def test_the_child_is_stopped_when_it_takes_too_long(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_WAIT", 0.01)
    with pytest.raises(Unreadable, match="规定时间"):
        read_workbook(GOOD)


def test_sums_that_a_program_left_in_text_are_formulas_without_result():
    sheet = read_workbook("点位,数量\n人民大街,12\n合计,=SUM(B2:B2)\n".encode()).sheets[0]
    assert sheet.uncomputed == {(2, 1)}
    assert sheet.rows[2] == ["合计"]
