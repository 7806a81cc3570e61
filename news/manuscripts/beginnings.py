"""Lines that begin something new whatever stands above them: captions, bylines, dates, 本报讯, editors' notes."""

from .bylines import labelled, take_tail
from .captions import ends_caption, is_credit, starts_caption
from .lines import Line
from .names import is_byline
from .patterns import Pattern
from .vocabulary import DATE_LINE, DISPATCH, NUMBERED, SUMMARY_LABEL

_BOX = r"[【（(]?(?:编者按|编者的话|开栏的话|编后|编后语|记者手记|采访手记|相关链接|链接|新闻背景|新闻链接|背景|小贴士|延伸阅读|名词解释|短评|微评|点评|部门回复|记者感言|新闻点评|背景链接|知识链接|政策链接|新闻观察|采访札记|采访后记|后记)[】）)]?"  # what stands beside a story under a name of its own
EDITORIAL = Pattern(rf"^{_BOX}(?:[：:]|$)")
_LABEL = Pattern(rf"^{_BOX}[：:]?$")
_SIGNED = Pattern(
    r"[。！？…”’][\s]*(?:[（(][^（()）]{2,40}[)）]|(?:本报)?(?:记者|通讯员)[\s\u3000][^。！？，；：]{2,40})$"
)
_TORN_NAME = Pattern(r"[^\s\u3000]{2}[\s\u3000]+[\u4e00-\u9fff]$")  # 记者 张三 通 / 讯员 李四


def structural(line: Line) -> bool:
    """Begins something that is never the middle of a sentence."""
    text = line.text
    return bool(
        line.role
        or line.hint
        or starts_caption(text)
        or DISPATCH.match(text)
        or SUMMARY_LABEL.match(text)
        or EDITORIAL.match(text)
        or DATE_LINE.match(text)
        or labelled(text)
        or is_byline(text)
        or is_credit(text)
    )


def is_label(text: str) -> bool:
    """编者按, 记者手记, 链接： alone on a line: what it names stands below it."""
    return len(text) <= 10 and bool(_LABEL.match(text))


def is_signed(text: str) -> bool:
    """Ends with its writer, or with its source in brackets: nothing of the paragraph follows."""
    return (
        bool(_SIGNED.search(text))
        and not _TORN_NAME.search(text)
        and not ends_caption(text)
        and take_tail(text, last=True)[3] in ("byline", "names", "source", "end")
    )


def is_number_alone(text: str) -> bool:
    """（一） on a line of its own: the heading stands below it."""
    number = NUMBERED.match(text)
    return bool(number) and number.end() == len(text)


def opens_article(text: str) -> bool:
    return bool(is_byline(text) or DISPATCH.match(text) or SUMMARY_LABEL.match(text) or DATE_LINE.match(text))
