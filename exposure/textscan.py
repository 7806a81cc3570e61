"""Finding what must not stand in a public text: numbers and names by which a person can be told.

Pure: text in, findings out. Patterns are of mainland China: plates (with the eight characters of new-energy cars, and
police, coach and trailer endings), mobile and landline numbers, identity numbers with their checksum (GB 11643),
accounts of WeChat and QQ, e-mail, building-unit-room; and words that insult. A finding blocks publication until the text is changed.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领明"
_PLATE = re.compile(
    rf"(?<![A-Za-z0-9])[{PROVINCES}]\s*[A-HJ-NP-Z]\s*[·•.\-]?\s*(?:[A-HJ-NP-Z0-9]{{5}}[挂学警港澳]?|[A-HJ-NP-Z0-9]{{4}}[挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{{4}}|\d{{5}}[DF])(?![A-Za-z0-9])",
    re.I,
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s\-·]?\d{4}[\s\-·]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[\s\-－—]\d{7,8}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_ACCOUNT = re.compile(r"(?:微信|薇信|[Vv][Xx]|[Ww]e[Cc]hat|QQ|扣扣)\s*(?:号|群)?\s*[:：是为]?\s*[A-Za-z0-9_-]{5,20}")
_DOOR = re.compile(
    r"\d{1,4}\s*(?:号楼|栋|幢|座|号院)\s*(?:[一二三四五六七八九十\d]{1,3}\s*(?:单元|门))?\s*\d{2,4}\s*(?:室|号|户)|(?:[一二三四五六七八九十\d]{1,3})\s*单元\s*\d{2,4}"
)
# Words that judge a person instead of saying what is where; the board says place, fact, date and duty (P13).
_INSULT = re.compile(
    "丑态|丑行|丑陋嘴脸|丢人现眼|不要脸|厚颜无耻|可耻|无耻|缺德|没教养|没素质|素质低下|素质极差|低素质|刁民|无赖|泼妇|老赖|"
    "害群之马|败类|人渣|奇葩|屡教不改|道德败坏|令人作呕|令人发指"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@dataclass(frozen=True)
class Finding:
    kind: str
    text: str
    start: int


LABELS = {
    "plate": _("number plate"),
    "phone": _("telephone number"),
    "identity": _("identity number"),
    "mail": _("e-mail address"),
    "account": _("WeChat or QQ account"),
    "door": _("door number"),
    "insult": _("insulting wording"),
}


def is_identity_number(text: str) -> bool:
    """The last character of an identity number is the checksum of the first seventeen (GB 11643, ISO 7064 mod 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == text[17].upper()


def scan(text: str) -> list[Finding]:
    """All findings in order of appearance. An eighteen-digit number with a wrong checksum is no identity number."""
    found = [Finding("plate", m.group(), m.start()) for m in _PLATE.finditer(text)]
    found += [
        Finding("phone", m.group(), m.start()) for pattern in (_MOBILE, _LANDLINE) for m in pattern.finditer(text)
    ]
    found += [
        Finding("identity", m.group(), m.start()) for m in _IDENTITY.finditer(text) if is_identity_number(m.group())
    ]
    found += [Finding("mail", m.group(), m.start()) for m in _MAIL.finditer(text)]
    found += [Finding("account", m.group(), m.start()) for m in _ACCOUNT.finditer(text)]
    found += [Finding("door", m.group(), m.start()) for m in _DOOR.finditer(text)]
    found += [Finding("insult", m.group(), m.start()) for m in _INSULT.finditer(text)]
    return sorted(found, key=lambda finding: finding.start)


def unsettled(text: str) -> list[str]:
    """The findings as words for a message, each once."""
    return list(dict.fromkeys(f"{finding.text}（{LABELS[finding.kind]}）" for finding in scan(text)))
