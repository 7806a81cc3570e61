"""How far a problem has come, in the words of ledgers: a tick in a column, a word, or a sentence about the work."""

import re

from site_cms.imports.layout.vocabulary import normalise
from site_cms.imports.values.text import half, is_nothing

from .record import IN_PROGRESS, LONG_TERM, NOT_STARTED, RECTIFIED

TICK = re.compile(r"^[√✓✔☑■●★vVyYR✅]+$|^是$|^1$|^有$")
CROSS = re.compile(r"^[×✗✘xXNn❌]+$|^否$|^0$")
# Heads of columns in which a tick says the state.
COLUMNS = {
    RECTIFIED: {
        "已整改", "已完成", "整改完成", "整改到位", "已整改到位", "已整改完成", "已办结", "办结", "已销号", "销号", "完成", "已解决", "到位", "完成整改",
        "已完成整改", "整改完毕", "已到位", "已落实", "解决", "整改销号",
    },
    IN_PROGRESS: {
        "正在整改", "整改中", "推进中", "进行中", "正在推进", "办理中", "正在办理", "处理中", "在办", "正在进行", "部分完成", "部分整改", "基本完成", "在整改",
        "正在落实",
    },
    LONG_TERM: {
        "长期坚持", "长期整改", "需长期坚持", "持续整改", "持续推进", "长期推进", "长期", "需长期整改", "长效坚持", "常态化", "长期任务", "挂账", "挂账整改",
    },
    NOT_STARTED: {
        "未整改", "未启动", "未开始", "尚未整改", "尚未启动", "未开展", "未动工", "未实施", "未落实", "尚未开始", "未办理", "待整改",
    },
}  # fmt: skip
_HEADS = {head: state for state, heads in COLUMNS.items() for head in heads}

_DONE = r"(?:整改|清理|清除|清运|清扫|清洗|修复|修缮|维修|修补|拆除|更换|整治|处置|处理|规范|恢复|安装|补齐|补种|补植|解决|销号|销案|办结|完成|落实|取缔|劝离|铲除|粉刷|加装|增设|移除|拖离|拖移|搬离|搬走|撤除|疏通|结案)"
_NOT = r"(?:未|没有|没|尚未|还未|仍未|未能|暂未|不)"
_UNBEGUN = re.compile(
    rf"{_NOT}(?:开始|启动|动工|开工|开展|实施|整改(?!完|到位|彻底)|着手|安排|办理|处理|落实(?!到位|完))|待(?:整改|启动|办|处理|安排|落实)"
)
_UNFINISHED = re.compile(
    rf"{_NOT}(?:完成|到位|完毕|办结|销号|结案|解决|彻底|整改(?:完|到位|彻底)|落实(?:到位|完))|部分|基本(?:完成|到位|整改)|整改不(?:到位|彻底)"
)  # fmt: skip
_DOING = re.compile(
    r"正在|(?:整改|推进|进行|办理|处理|施工|改造|建设|清理|协调|实施|招标|跟进|落实|维修|拆除|修复)(?:之)?中|在办|已(?:启动|安排|列入|纳入|制定|下达|立项|开工|协调|联系|督促|责令|上报|报)|抓紧|加快|计划|拟|预计|将于|力争|逐步|序时|推进"
)  # fmt: skip
_FINISHED = re.compile(
    rf"(?:已|已经|均|全部|现已|全面)(?:全部|全面|及时|进行|按要求|于[^，。；]{{1,12}})?{_DONE}|{_DONE}(?:完成|完毕|到位|完|好|结束|干净|了)|^(?:完成|办结|销号|结案|解决|到位|合格|通过|达标)$|已到位"
)
_LONG = re.compile(r"长期(?:坚持|整改|推进|保持|任务)?|常态化|长效|持续(?:整改|推进|坚持)|挂账")


def state_of_head(title: str) -> str | None:
    """The state that a tick under this head says, if it is such a column."""
    return _HEADS.get(normalise(title))


def is_tick(value) -> bool:
    return value is True or (value is not None and bool(TICK.match(half(value))))


def read_state(value, *, yes_means_done: bool = True) -> str | None:
    """The state that a cell says; None when it says none. What is finished outweighs what goes on beside it ("已清理,
    加强日常管理"); what is denied outweighs what is claimed ("尚未完成整改")."""
    if value is True or (value is not None and is_tick(value)):
        return RECTIFIED if yes_means_done else None
    if value is False or (isinstance(value, (str, int)) and CROSS.match(half(value))):
        return NOT_STARTED if yes_means_done else None
    if is_nothing(value) or not isinstance(value, str):
        return None
    text = re.sub(r"\s+", "", half(value))
    if state := _HEADS.get(text.strip("。.；;")):
        return state
    doing = bool(_DOING.search(text))
    if _UNFINISHED.search(text):
        return IN_PROGRESS
    if _UNBEGUN.search(text):
        return IN_PROGRESS if doing else NOT_STARTED
    if re.match(r"^(?:正在|计划|拟|预计|将)", text):
        return IN_PROGRESS
    if _FINISHED.search(text):
        return RECTIFIED
    if _LONG.search(text):
        return LONG_TERM
    return IN_PROGRESS if doing else None
