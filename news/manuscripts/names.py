"""Whose names stand in a line: bylines are told from headings by surnames, roles and what else the line holds."""

import re

from .dictionary import is_word
from .patterns import Pattern
from .vocabulary import DOUBLE_SURNAMES, HAN, ROLE_WORD, SURNAMES

MARK = r"[□■◎○●◇◆△☆★※·•▪◊☐*＊/／|｜\s—-]*"
FORMAT = r"(?:文\s*[/／、&]?\s*图|图\s*[/／]\s*文|文字?(?=[\s/／:：])|图片?(?=[\s/／:：])|摄\s*影\s*报\s*道|图文报道|实习报道|联合报道|综合报道|报\s?道|整理|摄影|摄|文|供稿|撰写)"
_SURNAME = f"(?:{'|'.join(DOUBLE_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
NAME = rf"(?:{_SURNAME}[{HAN}]{{1,2}}(?![{HAN}])|{_SURNAME}[{HAN}][ \u3000](?![摄文图])[{HAN}](?![{HAN}])|{_SURNAME}[{HAN}]{{1,2}}|{_SURNAME}[ \u3000]{{1,3}}[{HAN}][ \u3000]{{1,3}}[{HAN}](?![{HAN}])|{_SURNAME}[ \u3000\t]{{1,4}}[{HAN}](?![{HAN}])|[{HAN}]{{1,5}}[·•][{HAN}]{{1,6}})"
_SEPARATOR = r"[\s、，,/／;；:：|｜&]*"

CREDITED = Pattern(
    rf"^{MARK}(?:(?:文\s*[/／、]\s*图?|图\s*[/／]\s*文|图文)[\s:：/／]*)?(?P<roles>(?:{ROLE_WORD}){_SEPARATOR}(?:(?:{ROLE_WORD}|{NAME}|{FORMAT}){_SEPARATOR}){{0,12}})$"
)
ROLE = Pattern(ROLE_WORD)
NAMES_FIRST = Pattern(rf"^{MARK}(?:{NAME}{_SEPARATOR}){{1,4}}(?:{FORMAT}{_SEPARATOR})+$")
SLASHED = Pattern(
    rf"^{MARK}(?:文|图|文图|图文|文字|撰文)\s*[/／|｜:：]\s*(?:(?:{ROLE_WORD}){_SEPARATOR})?(?:{NAME}{_SEPARATOR}){{1,4}}(?:(?:{FORMAT})?{_SEPARATOR}(?:{NAME}{_SEPARATOR}){{0,3}})$"
)
SQUARED = Pattern(rf"^[□■◎☐※]\s*(?:{NAME}{_SEPARATOR}){{1,4}}(?:{FORMAT}{_SEPARATOR})*$")
MARKED = Pattern(rf"^[○◇△☆⊙]\s*(?P<names>(?:{NAME}{_SEPARATOR}){{1,3}})$")
# After a role and a space any two or three characters are a name, whatever the surname.
UNCOMMON = Pattern(
    rf"^{MARK}(?:{ROLE_WORD})\s+(?P<names>(?:(?:{ROLE_WORD})\s+)?[{HAN}]{{2,3}}(?:[\s、]+(?:(?:{ROLE_WORD})\s+)?[{HAN}]{{2,3}}){{0,3}})\s*(?:{FORMAT})?$"
)
_REMARK = Pattern(r"^(?:下同|略|全文|有删.?|节选|未完.?|[左右上下见]图|摘编|待续|图.?|注)$")
_OF_OFFICE = Pattern(
    rf"^[{HAN}、（）()0-9]*(?:长|主任|书记|主席|教授|研究员|年级|班|学生|教师|老师|校|学院|大学|中学|小学|局|委|办|公司|医院|街道|社区|村|会员|干部|律师|医生|经理|队员)[\s\u3000]+(?P<name>[{HAN}]{{2,3}}|[{HAN}][\s\u3000]+[{HAN}])$"
)
_PLAIN = Pattern(rf"^(?:{NAME})(?:[\s、，,]+(?:{NAME})){{0,3}}$")
_HAN_NAME = Pattern(NAME)
LONGEST = 60


def is_names(text: str) -> bool:
    """Nothing but one to four personal names, parted by spaces or commas: 张三, 张 三, 张三 李四."""
    text = text.strip()
    if not text or len(text) > LONGEST or not _PLAIN.match(text):
        return False
    return not any(is_word("".join(name.split())) for name in _HAN_NAME.findall(text))


def names_in(text: str) -> list[str]:
    """The personal names of a byline, without roles and spaces."""
    bare = re.sub(rf"{ROLE_WORD}|{FORMAT}", " ", text)
    return ["".join(name.split()) for name in _HAN_NAME.findall(bare)]


def is_bracketed_names(text: str) -> bool:
    """（张三 李四）: names alone in brackets, as papers print them behind a text."""
    inner = re.fullmatch(r"[（(]([^（()）]+)[)）]", text.strip())
    return bool(inner) and is_names(inner[1])


def is_person_of_office(text: str) -> bool:
    """市委宣传部副部长、市文明办主任 容若水, 实验小学五年级 方糖: what someone is, a space, and the name."""
    match = _OF_OFFICE.match(text.strip())
    return bool(match) and (could_be_name(match["name"]) or not is_word("".join(match["name"].split())))


def is_signature(text: str) -> bool:
    """What stands in brackets behind a text: up to four names of which one has a common surname, perhaps with a role between (鱼跃 通讯员 米粒).

    Only to be asked of what can be nothing else: a bracket at the very end of an article.
    """
    words = re.split(r"[\s、，,]+", text.strip())
    names = [word for word in words if not ROLE.fullmatch(word)]
    if (
        not names
        or len(names) > 4
        or len(words) > 7
        or not all(re.fullmatch(rf"[{HAN}]{{2,3}}", name) for name in names)
    ):
        return False
    if len(names) < len(words):
        return True
    if len(names) == 1:
        return could_be_name(names[0]) or not (is_word(names[0]) or _REMARK.match(names[0]))
    return any(map(could_be_name, names)) and not all(map(is_word, names))


def could_be_name(text: str) -> bool:
    """Two or three characters that begin with a surname, be they a word too (周游, 安然)."""
    bare = "".join(text.split())
    return 2 <= len(bare) <= 3 and bool(re.fullmatch(NAME, bare))


def is_byline(text: str) -> bool:
    """A line that only says who wrote: a role (记者, 通讯员, 文/图 ...) or a byline mark together with names.

    "本报记者" and "本报评论员" stand without a name too. "记者从市文明办获悉" is a sentence, not a byline.
    """
    text = text.strip()
    if bracketed := re.fullmatch(r"[（(【]([^（()）]+)[)）】]", text):
        text = bracketed[1].strip()
    if not text or len(text) > LONGEST:
        return False
    if CREDITED.match(text) or SQUARED.match(text) or SLASHED.match(text):
        return not re.fullmatch(rf"{MARK}(?:记者|作者|通讯员|编译|整理|笔者)", text)
    if (match := MARKED.match(text)) and not any(
        is_word("".join(name.split())) for name in _HAN_NAME.findall(match["names"])
    ):
        return True
    if (match := UNCOMMON.match(text)) and (
        re.search(r"摄影报道$|图文报道$|[\s\u3000]报道$|文\s*[/／]\s*[图摄]$", text)
        or re.match(rf"{MARK}(?:本报|通讯员|特约|见习|实习|全媒体|融媒)", text)
        or not any(is_word(name) for name in re.findall(rf"[{HAN}]{{2,4}}", match["names"]))
    ):
        return True
    if NAMES_FIRST.match(text):
        names = _HAN_NAME.findall(re.sub(rf"{FORMAT}{_SEPARATOR}$", "", text))
        return any(char.isspace() or char in "/／" for char in text) and not all(
            is_word("".join(n.split())) for n in names
        )
    return False
