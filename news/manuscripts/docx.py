"""Word files to lines with hints: styles, lists, tables, text boxes, notes, pictures as 缺图.

Rule: nothing that a reader of the document sees is lost (headers, footers, notes and text boxes are read too), and no
file can make us read more than it may: sizes are checked in the archive's directory before anything is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .lines import INVISIBLE, Line, cut_lines
from .patterns import Pattern
from .result import Removed, UnreadableManuscript

LARGEST_PART = 30 * 1024 * 1024
LARGEST_WHOLE = 200 * 1024 * 1024
MOST_PARTS = 5_000
DEEPEST = 400  # nested elements
PICTURE = "缺图：原稿此处有图片，请另行上传"


def qn(name: str) -> str:
    """The element's name in WordprocessingML: w:p and nothing else of Word's namespaces is asked for here."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name.removeprefix("w:")


_SKIPPED = {
    qn("w:instrText"),
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:sectPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXT, _DELETED, _BREAK, _CR, _TAB, _PARAGRAPH, _TABLE = (
    qn(name) for name in ("w:t", "w:delText", "w:br", "w:cr", "w:tab", "w:p", "w:tbl")
)
_HEADING = Pattern(r"^(?:heading|标题|outline)\s*(\d)", re.IGNORECASE)


@dataclass(slots=True)
class WordText:
    """``source``: every character read, in order; ``lines`` with hints; what stands outside the text; doubts."""

    source: str
    lines: list[Line]
    removed: list[Removed] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)


def read_docx(data: bytes) -> WordText:
    """Reads a .docx; raises UnreadableManuscript with a Chinese message for what is no sound Word file."""
    from docx import Document  # not at import: a quarter of a second that only Word files need

    _check_archive(data)
    try:
        document = Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets zip, XML, key and value errors of broken packages through
        raise UnreadableManuscript("打不开这个 Word 文件，它可能已损坏或不完整，请重新另存为 .docx") from error
    return _Reader(document).read()


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "word/document.xml" not in names and not any(name.endswith("document.xml") for name in names):
                raise UnreadableManuscript("这不是 Word 文件（.docx），请用 Word 或 WPS 另存后再导入")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
                raise UnreadableManuscript("Word 文件解开后过大，已拒绝导入")
            if any(part.file_size > LARGEST_PART for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise UnreadableManuscript("Word 文件里的文字部分解开后过大，已拒绝导入")
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableManuscript("Word 文件加了密码，请去掉密码后再导入")
    except UnreadableManuscript:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableManuscript("打不开这个 Word 文件，它可能已损坏或不完整，请重新另存为 .docx") from error


class _Reader:
    def __init__(self, document) -> None:
        self.document = document
        self.styles = {style.style_id: (style.name or "") for style in document.styles}
        self.lines: list[Line] = []
        self.source: list[str] = []
        self.removed: list[Removed] = []
        self.doubts: list[tuple[str, str]] = []
        self.deleted: list[str] = []
        self.pictures = 0
        self.blanks = 0

    def read(self) -> WordText:
        self._container(self.document.element.body)
        self._notes()
        self._margins()
        if self.deleted:
            self.source.append("".join(self.deleted))
            self.removed.append(Removed("".join(self.deleted), "修订中已删除的文字"))
        return WordText("\n".join(self.source), self._levels(), self.removed, self.doubts)

    def _container(self, element, depth: int = 0, hint: str = "") -> None:
        if depth > DEEPEST:
            raise UnreadableManuscript("Word 文件嵌套过深，已拒绝导入")
        for child in element:
            if child.tag == _PARAGRAPH:
                self._paragraph(child, depth, hint)
            elif child.tag == _TABLE:
                self._table(child, depth)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self._container(child, depth + 1, hint)

    def _paragraph(self, paragraph, depth: int, hint: str) -> None:
        boxes: list = []
        text = "".join(self._runs(paragraph, boxes))
        pictures = sum(1 for tag in ("a:blip", "v:imagedata") for _ in self._inside(paragraph, tag))
        hint = hint or self._hint(paragraph)
        self._text(text, hint, self._indent(paragraph))
        for _ in range(pictures):
            self.pictures += 1
            self.doubts.append(
                (
                    text.strip()[:30] or next((line.text[:30] for line in reversed(self.lines)), ""),
                    f"第 {self.pictures} 张{PICTURE}",
                )
            )
        for box in boxes:
            self._container(box, depth + 1, hint)
            self.doubts.append((next((line.text[:30] for line in reversed(self.lines)), ""), "来自文本框，请核对位置"))

    def _inside(self, paragraph, tag: str) -> Iterator:
        names = {
            "a:blip": "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
            "v:imagedata": "{urn:schemas-microsoft-com:vml}imagedata",
        }
        for found in paragraph.iter(names[tag]):
            ancestors = list(found.iterancestors())
            inner = ancestors[: ancestors.index(paragraph)]
            if not any(ancestor.tag in _SKIPPED or ancestor.tag == _PARAGRAPH for ancestor in inner):
                yield found

    def _text(self, text: str, hint: str, indent: int) -> None:
        lines, invisible = cut_lines(text)
        self.source.append(text)
        if invisible:
            self.removed.append(Removed(invisible, "看不见的字符（零宽空格、软连字符、控制符）"))
        if not lines:
            self.blanks += 1
            return
        soft = len(lines) > 1
        for number, line in enumerate(lines):
            line.hint = hint
            line.indent = line.indent or (indent if number == 0 else 0)
            line.blanks += self.blanks if number == 0 else 0
            line.apart = number == 0 and hint == "list"
            self.lines.append(line)
        if soft and hint in ("title", "heading"):
            self.lines[-len(lines)].text = " ".join(line.text for line in lines)
            del self.lines[len(self.lines) - len(lines) + 1 :]
        self.blanks = 0

    def _runs(self, element, boxes: list, depth: int = 0) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str) or depth > DEEPEST:
                continue
            if tag == qn("w:txbxContent"):
                boxes.append(child)
            elif tag == _TEXT:
                yield child.text or ""
            elif tag == _DELETED:
                self.deleted.append(child.text or "")
            elif tag in (_BREAK, _CR):
                yield "\n"
            elif tag == _TAB:
                yield "\t"
            elif tag == qn("w:noBreakHyphen"):
                yield "-"
            else:
                yield from self._runs(child, boxes, depth + 1)

    def _hint(self, paragraph) -> str:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        style = properties.find(qn("w:pStyle"))
        name = self.styles.get(style.get(qn("w:val")), style.get(qn("w:val")) or "") if style is not None else ""
        lowered = name.lower()
        if lowered in ("title", "标题", "文章标题", "大标题"):
            return "h0"
        if lowered in ("subtitle", "副标题"):
            return "subtitle"
        if match := _HEADING.match(name):
            return f"h{match[1]}"
        if "quote" in lowered or "引用" in name or "引文" in name:
            return "quote"
        if lowered in ("caption", "题注", "图注", "图片说明"):
            return "caption"
        if properties.find(qn("w:numPr")) is not None or lowered.startswith(("list", "列表", "列出段落")):
            return "list"
        return ""

    def _indent(self, paragraph) -> int:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        if found is None:
            return 0
        chars = found.get(qn("w:firstLineChars"))
        twips = found.get(qn("w:firstLine"))
        if chars and chars.isdigit() and int(chars):
            return max(2, int(chars) // 50)
        return 4 if twips and twips.isdigit() and int(twips) >= 200 else 0

    def _table(self, table, depth: int) -> None:
        first = True
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(_TABLE)) is not table:
                continue
            cells: list[str] = []
            for cell in row.iterchildren(qn("w:tc"), qn("w:sdt")):
                boxes: list = []
                text = " ".join("".join(self._runs(paragraph, boxes)) for paragraph in cell.iter(_PARAGRAPH))
                self.source.append(text)
                if invisible := "".join(INVISIBLE.findall(text)):
                    self.removed.append(Removed(invisible, "看不见的字符（零宽空格、软连字符、控制符）"))
                cells.append(" ".join(INVISIBLE.sub("", text).split()))
                for box in boxes:
                    self._container(box, depth + 1)
            if any(cells):
                self.lines.append(Line("\t".join(cells).rstrip("\t"), blanks=1 if first else 0, hint="table"))
                first = False

    def _notes(self) -> None:
        """Footnotes and endnotes, at the end of the text, each as a paragraph in doubt."""
        for part in self.document.part.package.iter_parts():
            kind = str(part.partname).rsplit("/", 1)[-1]
            if kind not in ("footnotes.xml", "endnotes.xml"):
                continue
            for note in self._parsed(part.blob):
                if note.get(qn("w:type")) in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                before = len(self.lines)
                self._container(note, hint="note")
                for line in self.lines[before:]:
                    self.doubts.append((line.text[:30], "来自脚注或尾注，请放到合适的位置"))

    def _margins(self) -> None:
        """Headers and footers are page furniture: taken out, each text once."""
        seen: set[str] = set()
        for part in self.document.part.package.iter_parts():
            name = str(part.partname).rsplit("/", 1)[-1]
            if not re.fullmatch(r"(?:header|footer|comments)\d*\.xml", name):
                continue
            for paragraph in self._parsed(part.blob).iter(_PARAGRAPH):
                text = "".join(self._runs(paragraph, []))
                if text.strip() and text not in seen:
                    seen.add(text)
                    self.source.append(text)
                    reason = "Word 批注" if name.startswith("comments") else "页眉页脚"
                    self.removed.append(Removed(text.strip(), reason))

    def _parsed(self, blob: bytes):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(blob, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableManuscript("打不开这个 Word 文件，它可能已损坏或不完整，请重新另存为 .docx") from error

    def _levels(self) -> list[Line]:
        """Title style marks titles; without it the highest heading level does, if text stands below it."""
        levels = sorted({int(line.hint[1]) for line in self.lines if re.fullmatch(r"h\d", line.hint)})
        first = next((line for line in self.lines if line.text), None)
        top = levels[0] if levels else -1
        plain_title = bool(first and first.hint == "" and top > 0)
        for line in self.lines:
            if re.fullmatch(r"h\d", line.hint):
                line.hint = "title" if int(line.hint[1]) == top and not plain_title else "heading"
            elif line.hint == "note":
                line.hint = "paragraph"
        return self.lines
