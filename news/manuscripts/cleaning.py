"""A manuscript file to drafts: the one entrance of this package."""

from pathlib import PurePath

from .accounting import difference, out_of_order
from .columns import part_columns
from .decoding import decode
from .docx import read_docx
from .drafting import make_draft
from .furniture import mark_furniture
from .lines import INVISIBLE, Line, cut_lines
from .markdown import read_markdown
from .paragraphs import join_lines
from .result import PARAGRAPH, Block, Draft, Removed, UnreadableManuscript
from .spacing import split_paragraph_gaps
from .splitting import split_articles
from .tables import raise_tables
from .verse import keep_verse
from .vertical import raise_vertical

LARGEST = 20 * 1024 * 1024  # bytes of a file
MOST_LINES = 60_000
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word（.doc）或 WPS 文件，请在 Word 或 WPS 里另存为 .docx 后再导入"),
    (b"%PDF", "这是 PDF 文件，请导入 .txt、.md 或 .docx"),
    (b"{\\rtf", "这是 RTF 文件，请另存为 .docx 后再导入"),
    (b"\x89PNG", "这是图片，不是文稿"),
    (b"\xff\xd8\xff", "这是图片，不是文稿"),
    (b"GIF8", "这是图片，不是文稿"),
    (b"Rar!", "这是压缩包，请解压后导入里面的文稿"),
    (b"7z\xbc\xaf", "这是压缩包，请解压后导入里面的文稿"),
)
SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".text", "")
UNPROVED = "自动整理前后字数对不上，已改为原样逐行列出，请人工整理"


def clean(name: str, data: bytes) -> list[Draft]:
    """Gives the articles of one manuscript file, at least one draft, in the file's order.

    ``name`` is the file's name (its ending says .txt, .md or .docx), ``data`` its bytes. Raises UnreadableManuscript
    with a Chinese message when the file is no manuscript at all; damaged text is read as far as it goes and doubted.
    """
    suffix = PurePath(name).suffix.lower()
    if len(data) > LARGEST:
        raise UnreadableManuscript(f"文件超过 {LARGEST // 1024 // 1024} MB，请拆开后再导入")
    for start, message in FOREIGN:
        if data.startswith(start):
            raise UnreadableManuscript(message)
    if suffix not in SUFFIXES:
        raise UnreadableManuscript(f"不支持 {suffix} 文件，请导入 .txt、.md 或 .docx")
    if suffix == ".docx" or data.startswith(b"PK\x03\x04"):
        if not data:
            raise UnreadableManuscript("文件是空的")
        manuscript = read_docx(data)
        return _proved(name, manuscript.source, manuscript.lines, manuscript.removed, manuscript.doubts)
    decoded = decode(data)
    doubts = (
        [("", f"有 {decoded.damaged} 处字符无法识别（按 {decoded.encoding} 读取），已用 � 标出")]
        if decoded.damaged
        else []
    )
    strange = decoded.damaged * 2 + len(INVISIBLE.findall(decoded.text))
    if strange * 8 > len(decoded.text) > 40:
        raise UnreadableManuscript("文件不是文字稿，或已经损坏，读不出文字")
    return clean_text(name, decoded.text, markdown=suffix in (".md", ".markdown"), doubts=doubts)


def clean_text(
    name: str, text: str, *, markdown: bool = False, doubts: list[tuple[str, str]] | None = None
) -> list[Draft]:
    """The same for text that is already decoded."""
    doubts = list(doubts or [])
    markup = ""
    if markdown:
        lines, invisible, markup, missing = read_markdown(text)
        doubts += missing
    else:
        lines, invisible = cut_lines(text)
    removed = [Removed(invisible, "看不见的字符（零宽空格、软连字符、控制符）")] if invisible else []
    if len(lines) > MOST_LINES:
        raise UnreadableManuscript(f"文件有 {len(lines)} 行，超过 {MOST_LINES} 行，请拆开后再导入")
    return _proved(name, text, lines, removed, doubts, markup)


def _proved(
    name: str, source: str, lines: list[Line], removed: list[Removed], doubts: list[tuple[str, str]], markup: str = ""
) -> list[Draft]:
    """Cleans and proves that nothing was lost; what can't be proved is given line by line as it stands."""
    originals = [line.text for line in lines]
    drafts = _draft(name, lines)
    _attach(drafts, name, removed, doubts)
    expected = _without(source, markup)
    lost, invented = difference(expected, drafts)
    if not lost and not invented and not out_of_order(source, drafts):
        return drafts
    plain = Draft(name, blocks=[Block(PARAGRAPH, text) for text in originals if text.strip()])
    plain.doubt("", UNPROVED)
    _attach([plain], name, removed, doubts)
    return [plain]


def _attach(drafts: list[Draft], name: str, removed: list[Removed], doubts: list[tuple[str, str]]) -> None:
    if not drafts:
        drafts.append(Draft(name))
    drafts[0].removed += removed
    for text, reason in doubts:
        owner = next(
            (draft for draft in drafts if text and any(text in block.text for block in draft.blocks)), drafts[0]
        )
        owner.doubt(text, reason)
    if all(draft.is_empty for draft in drafts):
        drafts[0].doubt(
            "", "文件里没有文字" if not any(draft.removed for draft in drafts) else "除了版面文字，没有找到正文"
        )


def _without(source: str, markup: str) -> str:
    left = list(source)
    if markup:
        from_end: dict[str, int] = {}
        for char in markup:
            from_end[char] = from_end.get(char, 0) + 1
        left = []
        for char in source:
            if from_end.get(char, 0) > 0:
                from_end[char] -= 1
            else:
                left.append(char)
    return "".join(left)


def _draft(name: str, lines: list[Line]) -> list[Draft]:
    mark_furniture(lines)
    lines = split_paragraph_gaps(part_columns(keep_verse(raise_tables(raise_vertical(lines)))))
    return [make_draft(name, chunks) for chunks in split_articles(join_lines(lines))]
