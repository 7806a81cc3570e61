"""Picture captions: marked with ▲ or 图①, told by 图为 or 摄, or by nothing but where they stand."""

import re

from .names import NAME, is_byline
from .patterns import Pattern
from .vocabulary import CAPTION_MARK, CAPTION_START, CIRCLED, CREDIT_LINE, DIGITS, ENDS

_BY = r"(?:(?:(?:全媒体|融媒体?|首席|特约|见习)?(?:本报)?(?:记者|通讯员|摄影)|本报)\s*)?"
_CREDIT = Pattern(
    rf"(?:^|[\s。，；！？：:（(/／|｜”]|(?<=记者)|(?<=通讯员)){_BY}{NAME}(?:[\s、，]+{_BY}{NAME}){{0,3}}\s*[/／]?\s*(?:摄(?:影)?|供图|制图|绘(?:图)?|提供)\s*[)）。]?$|"
    rf"(?:摄影|供图|图片来源|图|摄)\s*[:：/／|｜]\s*{_BY}{NAME}(?:[\s、]+{NAME}){{0,3}}\s*[)）]?$|[\s。（(]{NAME}\s*[/／]\s*图\s*[)）]?$|"
    r"[（(](?:资料图片?|资料照片|图片由[^)）]{2,20}提供|图片来自[^)）]{2,20}|[^()（）。，]{2,14}(?:供图|摄|提供))[)）]。?$|(?:资料图片?|资料照片)$"
)
_PHOTO_MARKER = Pattern(
    rf"^[（(【\[]?(?:图片?\s*(?:[{CIRCLED}]|[{DIGITS}]{{1,2}})?|组图|资料图片?|配图|插图)[)）】\]]?$"
)
_SCENE = Pattern(
    rf"^(?:[{DIGITS}]{{1,4}}[年月][^。]{{0,12}}[，,]|[^，。；：]{{1,8}}[，,])?[^，。；：]{{2,24}}(?:正在?|在(?!于)|向|为|给|帮助|清理|清扫|整理|参加|开展|进行|引导|劝导|参观|讲解|发放)[^。；]{{3,40}}[。]?$"
)
_SPEECH = Pattern(
    r"[“”：:？！]|[说道称指表]示?，|记者|什么|怎么|为何|据|我市|全市|目前|同时|此外|下一步|不仅|因此|其中|今年|近年|通过|要求|强调|主持|(?:领导|负责人|负责同志)"
)


def starts_caption(text: str) -> bool:
    return bool(CAPTION_MARK.match(text) or CAPTION_START.match(text) or _PHOTO_MARKER.match(text))


def ends_caption(text: str) -> bool:
    """Ends with the photographer or with "资料图": nothing of the caption follows."""
    if re.search(r"文\s*[/／、]?\s*图?\s*摄?[)）]?$", text) and is_byline(text.strip("（）()")):
        return False
    return bool(_CREDIT.search(text))


def is_credit(text: str) -> bool:
    """A line of its own that says who took the picture."""
    return len(text) <= 40 and bool(CREDIT_LINE.match(text)) and not re.search(r"[，。；]", text.rstrip("。"))


def names_all_pictures(text: str) -> bool:
    """本组图片由… 摄: a credit that belongs to no single caption."""
    return bool(re.match(r"[（(]?(?:本版|本组|本文|以上|均|图片均|照片均|署名外)", text))


def is_caption(text: str) -> bool:
    return starts_caption(text) or (ends_caption(text) and len(text) <= 160) or is_credit(text)


def reads_like_caption(text: str) -> bool:
    """One short sentence that shows somebody doing something, in no one's words: what an unmarked caption looks like."""
    return (
        len(text) <= 48
        and len(re.findall("[。！？；]", text)) <= 1
        and bool(_SCENE.match(text))
        and not _SPEECH.search(text)
        and not text.endswith(("）", ")"))
    )


def split_mark(text: str) -> tuple[str, str]:
    """The ▲ before a caption, and the caption."""
    match = CAPTION_MARK.match(text)
    return (match.group().strip(), text[match.end() :]) if match else ("", text)


def is_ended(text: str) -> bool:
    return bool(ENDS.search(text)) or ends_caption(text)
