"""What cities call the media that carry ads, and what kind of place a name speaks of."""

import re
from functools import lru_cache

from site_cms.imports.values.text import half, simplified

# Code of the medium → its names, the usual first. The longest name that a text holds decides.
MEDIA = {
    "board": (
        "宣传牌",
        "宣传板",
        "展板",
        "宣传牌板",
        "公益广告牌",
        "广告牌",
        "宣传展板",
        "标语牌",
        "景观牌",
        "指示牌",
        "宣传标牌",
        "标识牌",
        "公告牌",
        "版面",
        "展牌",
        "公益宣传牌",
        "宣传标识牌",
        "小型宣传牌",
        "固定宣传牌",
        "立牌",
        "KT板",
        "牌匾",
        "宣传牌匾",
        "宣传版面",
        "宣传标语牌",
        "公益广告宣传牌",
        "广告展板",
        "板",
    ),
    "billboard": (
        "大型广告牌",
        "T型牌",
        "T牌",
        "擎天柱",
        "单立柱",
        "高炮",
        "三面翻",
        "大型户外广告",
        "户外大牌",
        "高杆广告牌",
        "高立柱",
        "立柱广告",
        "跨街广告",
        "大型宣传牌",
        "大牌",
        "楼顶大牌",
        "户外广告牌",
    ),
    "poster": (
        "海报",
        "宣传画",
        "招贴",
        "张贴画",
        "宣传海报",
        "公益海报",
        "宣传单",
        "宣传页",
        "折页",
        "贴画",
        "宣传贴",
        "标识贴",
        "桌贴",
        "墙贴",
        "海报和标识",
        "宣传挂图",
        "挂图",
    ),
    "banner": (
        "横幅",
        "条幅",
        "标语",
        "布标",
        "标语横幅",
        "宣传条幅",
        "宣传横幅",
        "过街横幅",
        "竖幅",
        "宣传标语",
        "悬挂横幅",
    ),
    "flag": ("道旗", "灯杆道旗", "刀旗", "路旗", "灯杆旗", "竖旗", "灯杆广告旗", "旗帜", "罗马旗"),
    "lightbox": ("灯箱", "广告灯箱", "灯箱广告", "公益灯箱", "滚动灯箱", "路名牌灯箱"),
    "wall": (
        "文化墙",
        "墙体广告",
        "墙绘",
        "墙体彩绘",
        "彩绘墙",
        "墙面彩绘",
        "手绘墙",
        "宣传墙",
        "墙体标语",
        "墙体画",
        "墙体",
        "景观墙",
        "主题墙",
        "墙体公益广告",
        "墙面",
    ),
    "column": ("宣传柱", "立柱", "广告柱", "文化柱", "灯柱", "景观柱"),
    "showcase": (
        "宣传栏",
        "橱窗",
        "公示栏",
        "阅报栏",
        "宣传橱窗",
        "公告栏",
        "文化长廊",
        "宣传长廊",
        "读报栏",
        "阅报亭",
    ),
    "landscape_piece": (
        "景观小品",
        "小品",
        "雕塑",
        "公益小品",
        "造型小品",
        "景观雕塑",
        "公益广告小品",
        "公益景观小品",
        "立体小品",
        "主题小品",
        "造型景观",
        "景观造型",
        "公益广告景观小品",
        "立体造型",
        "主题雕塑",
    ),
    "plant_display": (
        "绿植景观",
        "公益绿植景观",
        "花坛",
        "立体花坛",
        "绿雕",
        "花卉造型",
        "绿植造型",
        "植物造型",
        "大型公益绿植景观",
        "绿化造型",
        "绿植",
        "花境",
        "主题花坛",
        "大型绿植景观",
    ),
    "hoarding": (
        "建筑围挡",
        "围挡",
        "工地围挡",
        "施工围挡",
        "围墙",
        "工地围墙",
        "围挡广告",
        "围挡公益广告",
        "建筑工地围挡",
        "围栏",
        "遮挡",
        "打围",
        "建筑施工围挡",
        "围板",
    ),
    "bus_shelter": (
        "公交站亭",
        "候车亭",
        "公交候车亭",
        "站亭",
        "公交站台",
        "公交亭",
        "候车厅",
        "公交站亭广告",
        "站亭灯箱",
        "候车亭灯箱",
        "公交站点",
    ),
    "bus_stop_sign": ("公交站牌", "站牌", "电子站牌"),
    "bus_interior": (
        "主题车厢",
        "车厢",
        "公交车厢",
        "车内广告",
        "创城号主题车厢",
        "公交车内",
        "车厢广告",
        "公交车载",
        "公交主题车厢",
    ),
    "bus_body": ("公交车身", "车身", "车体广告", "车体", "车身广告", "公交车体", "公交车"),
    "taxi_roof_light": (
        "出租车顶灯",
        "顶灯",
        "出租车顶灯屏",
        "顶灯屏",
        "出租车LED顶灯",
        "顶灯广告",
        "出租车LED屏",
        "出租车顶灯广告",
        "出租车",
    ),
    "taxi_screen": ("车内屏", "出租车车内屏", "出租车内屏", "出租车显示屏"),
    "led_screen": (
        "LED屏",
        "LED显示屏",
        "电子屏",
        "电子显示屏",
        "大屏",
        "LED大屏",
        "LED电子屏",
        "显示屏",
        "户外LED",
        "户外大屏",
        "LED",
        "LED屏幕",
        "滚动屏",
        "电子大屏",
        "户外电子屏",
        "户外LED屏",
        "led条屏",
        "走字屏",
        "门头屏",
        "屏幕",
    ),
    "lift_tv": ("电梯屏", "梯屏", "电梯广告", "电梯电视", "楼宇电视", "电梯框架", "电梯轿厢广告"),
    "metro": ("地铁广告", "地铁"),
    "bin_panel": ("果皮箱", "垃圾箱", "果皮箱广告", "垃圾桶", "分类垃圾箱"),
    "lamp_post": ("灯杆", "路灯杆", "灯杆广告", "灯杆牌", "灯杆灯箱", "路灯杆广告"),
    "guardrail": ("护栏", "护栏广告", "道路护栏", "隔离护栏", "护栏牌", "栏杆", "桥栏", "护栏宣传牌", "隔离栏"),
    "courtesy_sign": (
        "遵德守礼提示牌",
        "提示牌",
        "温馨提示牌",
        "文明提示牌",
        "警示牌",
        "提示标识",
        "温馨提示",
        "文明标识",
        "遵德守礼牌",
        "提示语",
        "爱护花草提示牌",
        "草坪牌",
        "草地牌",
    ),
    "online": ("网络", "微信公众号", "网站", "新媒体", "短视频", "微信", "公众号"),
}
_NAMES = {name.lower(): code for code, names in MEDIA.items() for name in names}
_LONGEST = sorted((name for name in _NAMES if len(name) > 1), key=len, reverse=True)
_ENDS = tuple(_LONGEST)

PLACE_TYPES = {
    "trunk_road": ("主干道", "主干路", "城市主干道", "主要道路", "主干街路", "主街", "快速路"),
    "secondary_road": ("次干道", "次干路", "次干街路", "支路", "道路", "街路", "城市道路", "主次干道"),
    "back_street": ("背街小巷", "背街", "小巷"),
    "commercial_street": ("商业大街", "商业街", "步行街", "商业街区"),
    "bus_stop": ("公交站点", "公交站", "公交站亭", "公交车站"),
    "station": ("车站", "火车站", "客运站", "高铁站", "交通场站"),
    "square": ("广场", "公共广场", "城市广场"),
    "park": ("公园", "城市公园", "游园", "公园绿地"),
    "scenic_spot": ("景区", "景点", "景区景点", "旅游景区"),
    "construction_site": ("建筑工地", "工地", "施工工地", "在建工地", "工程围挡"),
    "market": ("农贸市场", "集贸市场", "市场", "菜市场"),
    "mall": ("商场超市", "商场", "超市", "大型超市", "商超"),
    "community": ("社区",),
    "compound": ("小区", "居民小区", "住宅小区", "居住小区"),
    "hospital": ("医院", "医疗机构"),
    "school": ("学校", "校园"),
    "hotel": ("宾馆", "酒店", "宾馆饭店"),
    "restaurant": ("餐饮", "饭店", "餐馆"),
    "office_hall": ("政务大厅", "办事大厅", "服务大厅", "窗口单位", "政务服务大厅"),
    "bank": ("银行", "银行网点"),
    "culture": ("文化场馆", "博物馆", "图书馆", "场馆", "公共文化设施"),
    "village": ("村", "行政村"),
    "gateway": ("城市出入口", "出入口", "高速口", "高速出口"),
    "bridge": ("桥梁", "过街天桥", "立交桥", "天桥"),
    "vehicle_fleet": ("公交车", "出租车", "公共交通", "车辆"),
}
_TYPE_NAMES = {name: code for code, names in PLACE_TYPES.items() for name in names}
ENDINGS = (
    ("commercial_street", re.compile(r"(步行街|商业街|商业大街)$")),
    ("construction_site", re.compile(r"(工地|工程|项目部?|标段|改造项目|围挡)$")),
    ("square", re.compile(r"广场$")),
    ("park", re.compile(r"(公园|游园|园林|湿地|植物园|[^校家田乐果]园)$")),
    ("bridge", re.compile(r"(大桥|天桥|立交桥|桥)$")),
    ("bus_stop", re.compile(r"(公交站|站亭|候车亭|公交站点)$")),
    ("station", re.compile(r"(火车站|客运站|高铁站|汽车站|车站)$")),
    ("market", re.compile(r"(市场|早市|夜市)$")),
    ("mall", re.compile(r"(商场|超市|购物中心|商城|百货|商厦|广场店)$")),
    ("scenic_spot", re.compile(r"(景区|景点|风景区|旧址|纪念馆|陈列馆|展览馆)$")),
    ("hospital", re.compile(r"(医院|卫生院|卫生服务中心|诊所)$")),
    ("school", re.compile(r"(学校|小学|中学|大学|学院|幼儿园|高中|初中)$")),
    ("office_hall", re.compile(r"(政务大厅|服务大厅|办事大厅|政务服务中心)$")),
    ("bank", re.compile(r"(银行|支行|营业部)$")),
    ("culture", re.compile(r"(博物馆|图书馆|文化馆|体育馆|文化宫|美术馆|科技馆|剧院)$")),
    ("compound", re.compile(r"(小区|花园|家园|嘉园|苑|新村|公寓|华府|名都|[^道]里)$")),
    ("community", re.compile(r"社区$")),
    ("village", re.compile(r"村$")),
    ("gateway", re.compile(r"(出入口|高速口|收费站|出口|入口)$")),
    ("trunk_road", re.compile(r"(大街|大道|大路|主干道|快速路|环路|环线)$")),
    ("secondary_road", re.compile(r"(路|街|道|巷|胡同|段)$")),
    ("vehicle_fleet", re.compile(r"(公交车|出租车|车队|线路|路公交|公交)$")),
)
# "西安区主要街路" is no road but many.
MANY = re.compile(r"^(各|全市|全区|全县|所有)|主要|主次|各条|多条|等\d*[条个处]?")
# Where on a road something stands, behind the road's name.
DETAIL = re.compile(r"[（(].*[）)]$|(东|西|南|北|中)段$|(东|西|南|北|两)侧$|沿线$|全线$|全段$|路段$|段$|沿街$|两旁$")
ORGANISATION = re.compile(
    r"(局|委|委员会|办|办公室|中心|公司|集团|支队|大队|总队|政府|街道办?|街道办事处|物业|供电|部|会|团委|妇联|工会|总站|管理处|管理所|管委会|指挥部|区|县|镇|乡"
    r"|医院|学校|银行|社区|有限责任公司|城投|公交|环卫|园林|城管|住建|交警|企业|开发商|处|所|队|站|院|厅|厂|协会|联社|党校|报社|电视台|文明办|宣传部)$"
)
ROADLIKE = re.compile(r"(大街|大道|大路|路|街|巷|胡同|广场|公园|游园|桥|园)$")


@lru_cache(maxsize=8192)
def medium_of(text: str) -> str | None:
    """The code of the medium a text names, or None: the whole text first, else the longest name inside it."""
    plain = re.sub(r"\s+", "", simplified(half(text))).lower()
    bare = re.sub(r"[（(][^）)]*[）)]", "", plain)
    for candidate in (plain, bare, plain.replace("(", "").replace(")", "")):
        if candidate in _NAMES:
            return _NAMES[candidate]
    return next((_NAMES[name] for name in _LONGEST if name in bare), None)


@lru_cache(maxsize=8192)
def is_medium(text: str) -> bool:
    """Whether a text is the name of a medium and nothing else."""
    plain = re.sub(r"\s+", "", simplified(half(text))).lower()
    bare = re.sub(r"[（(][^）)]*[）)]", "", plain)
    if plain in _NAMES or bare in _NAMES:
        return True
    # "大型公益绿植景观", "不锈钢宣传牌": a known name behind a few words that qualify it.
    if len(bare) > 12 or not bare.endswith(_ENDS):
        return False
    return any(len(bare) - len(name) <= 6 for name in _LONGEST if bare.endswith(name))


@lru_cache(maxsize=8192)
def type_named(text: str) -> str | None:
    """The place type a text names ("主干道"), or None."""
    return _TYPE_NAMES.get(re.sub(r"\s+", "", half(text)))


@lru_cache(maxsize=8192)
def type_of_name(name: str) -> str:
    """The type a place's own name speaks of ("人民大街" → trunk_road); "other" when it says nothing."""
    plain = half(name)
    if MANY.search(plain):
        return "other"
    for _ in range(3):
        shorter = DETAIL.sub("", plain).strip()
        if shorter == plain or not shorter:
            break
        plain = shorter
    return next((code for code, pattern in ENDINGS if pattern.search(plain)), "other")


@lru_cache(maxsize=8192)
def is_organisation(text: str) -> bool:
    plain = re.sub(r"[（(][^）)]*[）)]", "", half(text)).replace(" ", "")
    return bool(ORGANISATION.search(plain)) and 2 <= len(plain) <= 40


@lru_cache(maxsize=8192)
def is_place(text: str) -> bool:
    plain = DETAIL.sub("", half(text)).replace(" ", "")
    return bool(ROADLIKE.search(plain)) and 2 <= len(plain) <= 30


def medium_name(text: str) -> str | None:
    """The longest name of a medium inside a text, as printed there."""
    lower = text.lower()
    for name in _LONGEST:
        at = lower.find(name)
        if at >= 0:
            return text[at : at + len(name)]
    return None
