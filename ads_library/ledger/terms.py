"""What the columns of a placement ledger are called."""

import re

from site_cms.imports.layout import Term, Vocabulary
from site_cms.imports.values.numbers import MEASURES, read_quantity
from site_cms.imports.values.text import half, is_nothing, is_same, tidy

from .media_words import is_medium, is_organisation, medium_of, type_named


def share(values, test) -> float:
    said = [value for value in values if not is_nothing(value) and not is_same(value)]
    return sum(bool(test(value)) for value in said) / len(said) if said else 0.0


def _numeric(value) -> bool:
    return (
        isinstance(value, (int, float)) and not isinstance(value, bool) or bool(re.match(r"^[约近]?\s*\d", half(value)))
    )


def _counts(value) -> bool:
    return read_quantity(value).number is not None or bool(re.search(r"\d", half(value)))


def _measure_fits(values):
    return 2.0 if share(values, _is_measure) >= 0.7 else -9.0


def _is_measure(value):
    return (
        half(value) in MEASURES
        or tidy(value) in MEASURES
        or bool(re.fullmatch(r"\S{1,2}", tidy(value)) and not is_organisation(tidy(value)))
    )


def _unit_fits(values):
    if share(values, _is_measure) >= 0.7 or share(values, _numeric) >= 0.5:
        return -9.0
    return 0.6 if share(values, lambda value: is_organisation(tidy(value))) >= 0.5 else 0.0


def _medium_fits(values):
    if share(values, _numeric) >= 0.5:
        return -9.0
    media = share(values, lambda value: medium_of(tidy(value)))
    types = share(values, lambda value: type_named(tidy(value)))
    return 1.0 if media >= 0.5 and media >= types else (-1.5 if types > media else -0.2)


def _type_fits(values):
    media = share(values, lambda value: medium_of(tidy(value)))
    types = share(values, lambda value: type_named(tidy(value)))
    return 1.0 if types >= 0.5 and types >= media else -2.0


def _quantity_fits(values):
    counted = share(values, _counts)
    return 0.5 if counted >= 0.5 else -2.0


def _area_fits(values):
    return 0.5 if share(values, _counts) >= 0.5 else -2.0


def fits_place(values):
    if share(values, _numeric) >= 0.9 and share(values, lambda v: isinstance(v, (int, float))) > 0.5:
        return -9.0
    named = share(values, lambda value: is_medium(tidy(value)) or tidy(value).endswith(("牌", "灯箱")))
    return -1.5 if named >= 0.5 else 0.0


def _serial(values) -> bool:
    numbers = [
        int(half(value)) for value in values if re.fullmatch(r"\d{1,6}(\.0)?", half(value)) and "." not in half(value)
    ]
    if len(numbers) < max(1, len(values) * 0.8):
        return False
    steps = sum(later - earlier == 1 or later == 1 for earlier, later in zip(numbers, numbers[1:], strict=False))
    return steps >= (len(numbers) - 1) * 0.8 and numbers[0] <= 1000


def _code_fits(values):
    return -2.5 if _serial(values) else 0.3


def _degrees(low, high):
    def fits(values):
        inside = share(values, lambda value: _between(value, low, high))
        return 0.5 if inside >= 0.5 else 0.0

    return fits


def _between(value, low, high):
    match = re.search(r"\d+(\.\d+)?", half(value))
    return bool(match) and low <= float(match[0]) <= high


TERMS = (
    Term(
        "serial",
        ("序号", "序", "no", "项次", "顺序号", "行号", "编号", "号"),
        never=("点位", "牌", "站"),
        fits=lambda v: 1.0 if _serial(v) else -2.0,
    ),
    Term(
        "place",
        (
            "点位名称",
            "点位",
            "设置点位",
            "设置地点",
            "设置位置",
            "地点",
            "路段",
            "道路名称",
            "所在道路",
            "道路",
            "路名",
            "街路名称",
            "街路",
            "路段名称",
            "场所名称",
            "场所",
            "地点名称",
            "设置路段",
            "所在路段",
            "安装地点",
            "安装位置",
            "投放地点",
            "投放位置",
            "摆放位置",
            "摆放地点",
            "所在位置",
            "所处位置",
            "位置",
            "设置场所",
            "地段",
            "所在地点",
            "广告位置",
            "布设位置",
            "布设地点",
            "张贴位置",
            "发布位置",
            "发布地点",
            "建设地点",
            "建设位置",
            "所在地",
            "点位位置",
            "点位地址",
            "具体位置",
            "具体地点",
            "具体点位",
            "详细位置",
            "详细地址",
            "地址",
            "名称",
            "项目名称",
            "工地名称",
            "公园名称",
            "广场名称",
            "线路",
            "站点名称",
            "站点",
            "区域",
            "设置区域",
            "广告位",
            "广告位名称",
            "广告点位",
        ),
        words=("地点", "位置", "路段", "点位", "场所", "道路", "街路"),
        never=(
            "单位",
            "数",
            "类型",
            "类别",
            "编号",
            "编码",
            "性质",
            "坐标",
            "面积",
            "经度",
            "纬度",
            "时间",
            "日期",
            "内容",
        ),
        fits=fits_place,
    ),
    Term(
        "position",
        (
            "具体位置",
            "详细位置",
            "具体地点",
            "详细地址",
            "具体点位",
            "位置描述",
            "位置说明",
            "具体地址",
            "位置",
            "地址",
            "起止点",
            "起止",
            "方位",
            "设置位置",
            "安装位置",
        ),
        never=("坐标", "经度", "纬度", "数"),
        fits=fits_place,
    ),
    Term(
        "medium",
        (
            "载体类型",
            "载体",
            "载体形式",
            "载体名称",
            "广告载体",
            "媒介",
            "媒介类型",
            "广告形式",
            "广告类型",
            "宣传形式",
            "设置形式",
            "表现形式",
            "展示形式",
            "形式",
            "类型",
            "种类",
            "类别",
            "设施类型",
            "设施名称",
            "设施",
            "媒体类型",
            "媒体形式",
            "媒体",
            "广告种类",
            "广告类别",
            "发布形式",
            "公益广告类型",
            "公益广告形式",
            "公益广告种类",
            "公益广告载体",
            "宣传载体",
            "宣传类型",
            "设置类型",
            "发布载体",
            "发布媒介",
            "展现形式",
            "品类",
            "样式",
            "项目",
            "名称",
            "广告名称",
            "宣传品类型",
            "牌体类型",
        ),
        words=("载体", "媒介", "媒体"),
        never=("单位", "数量", "内容", "主题", "点位类", "场所类", "地点类", "道路类", "位置", "编号", "规格", "时间"),
        fits=_medium_fits,
    ),
    Term(
        "place_type",
        (
            "点位类型",
            "场所类型",
            "地点类型",
            "道路类型",
            "场所类别",
            "点位类别",
            "道路等级",
            "道路类别",
            "类别",
            "类型",
            "位置类型",
            "区域类型",
            "路段类型",
        ),
        fits=_type_fits,
    ),
    Term(
        "quantity",
        (
            "数量",
            "公益广告数量",
            "广告数量",
            "宣传牌数量合计",
            "实际数量",
            "现有数量",
            "设置数量",
            "总数量",
            "实有数量",
            "完成数量",
            "已设置数量",
            "块数",
            "个数",
            "处数",
            "件数",
            "张数",
            "总数",
            "合计数量",
            "数目",
            "广告数量",
            "安装数量",
            "发布数量",
            "投放数量",
            "点位数量",
            "幅数",
            "面数",
            "条数",
            "套数",
            "现有数",
            "实有数",
            "实际数",
            "设置数",
            "合计",
            "小计",
            "数",
            "计",
            "共计",
        ),
        words=("数量",),
        never=("面积", "人数", "序", "计划", "单价", "金额", "参数", "新增", "缺", "破损"),
        fits=_quantity_fits,
    ),
    Term(
        "planned",
        ("计划数量", "计划数", "应设数量", "目标数量", "任务数", "计划"),
        never=("时间", "日期", "面积"),
        fits=_quantity_fits,
    ),
    Term(
        "measure",
        ("计量单位", "单位", "数量单位", "量词", "计量", "单位(计量)"),
        never=("责任", "管理", "主管", "权属", "设置单位"),
        fits=_measure_fits,
    ),
    Term(
        "size",
        (
            "规格",
            "尺寸",
            "规格尺寸",
            "尺寸规格",
            "规格型号",
            "版面规格",
            "画面尺寸",
            "画面规格",
            "大小",
            "宽高",
            "高宽",
            "长宽",
            "长高",
            "宽x高",
            "高x宽",
            "长x宽",
            "长x高",
            "宽×高",
            "高×宽",
            "长×宽",
            "长×高",
            "幅面",
            "版面尺寸",
            "广告规格",
            "广告尺寸",
            "牌面尺寸",
            "单块规格",
            "单块尺寸",
            "外形尺寸",
            "型号",
        ),
        words=("规格", "尺寸", "×"),
        never=("面积",),
    ),
    Term(
        "width",
        (
            "宽",
            "宽度",
            "围挡长度",
            "围挡总长",
            "总长度",
            "总长",
            "宽m",
            "宽米",
            "画面宽",
            "画面宽度",
            "横",
            "长",
            "长度",
            "长m",
            "长米",
        ),
        never=("延长",),
        fits=_area_fits,
    ),
    Term(
        "height",
        ("高", "高度", "高m", "高米", "画面高", "画面高度", "竖", "宽", "宽度", "宽m"),
        never=("离地", "底高"),
        fits=_area_fits,
    ),
    Term(
        "area",
        (
            "总面积",
            "合计面积",
            "面积合计",
            "面积",
            "面积㎡",
            "面积m2",
            "平方米",
            "平方",
            "㎡",
            "m2",
            "广告面积",
            "画面面积",
            "版面面积",
            "设置面积",
            "发布面积",
            "公益广告面积",
            "单块面积",
            "单个面积",
            "单面面积",
            "单幅面积",
            "每块面积",
            "围挡面积",
            "平方数",
            "平米数",
            "面积数",
        ),
        words=("面积",),
        fits=_area_fits,
    ),
    Term(
        "unit",
        (
            "责任单位",
            "责任部门",
            "管理单位",
            "监管单位",
            "监管部门",
            "管理部门",
            "主管单位",
            "主管部门",
            "负责单位",
            "负责部门",
            "牵头单位",
            "责任主体",
            "责任单位名称",
            "管护单位",
            "管养单位",
            "权属单位",
            "产权单位",
            "设置单位",
            "维护单位",
            "建设单位",
            "实施单位",
            "落实单位",
            "承办单位",
            "所属单位",
            "归属单位",
            "业主单位",
            "施工单位",
            "发布单位",
            "使用单位",
            "日常管理单位",
            "维护责任单位",
            "管护责任单位",
            "运营单位",
            "权属",
            "包保单位",
            "填报单位",
            "申报单位",
            "上报单位",
            "单位名称",
            "部门",
            "单位",
            "责任方",
            "责任者",
            "主管",
            "归口管理单位",
            "归口单位",
            "权属部门",
            "所属部门",
        ),
        words=("责任单位", "责任部门", "管理单位", "主管", "权属", "管护"),
        never=("计量", "电话", "联系", "负责人", "责任人"),
        fits=_unit_fits,
    ),
    Term(
        "content",
        (
            "广告内容",
            "画面内容",
            "内容",
            "宣传内容",
            "公益广告内容",
            "主要内容",
            "版面内容",
            "展示内容",
            "发布内容",
            "内容主题",
            "主题内容",
            "画面主题",
            "宣传主题",
            "广告主题",
            "主题",
            "公益广告主题",
            "标语内容",
            "宣传标语",
            "广告语",
            "标语",
            "画面",
            "文字内容",
            "作品名称",
            "广告画面",
            "宣传语",
            "内容（主题）",
        ),
        words=("内容", "主题"),
        never=("时间", "日期", "数量", "单位", "主题类"),
    ),
    Term(
        "date",
        (
            "设置时间",
            "设置日期",
            "安装日期",
            "安装时间",
            "上画时间",
            "上画日期",
            "上刊时间",
            "上刊日期",
            "制作时间",
            "制作日期",
            "完成时间",
            "完成日期",
            "建成时间",
            "建设时间",
            "投放时间",
            "投放日期",
            "发布时间",
            "发布日期",
            "张贴时间",
            "悬挂时间",
            "布设时间",
            "布置时间",
            "更换时间",
            "更新时间",
            "启用时间",
            "竣工时间",
            "时间",
            "日期",
            "设立时间",
            "设置年月",
            "安装年月",
            "完成时限",
            "完成期限",
            "整改时限",
            "时限",
            "期限",
            "设置期限",
            "截止时间",
            "计划完成时间",
        ),
        words=("时间", "日期", "时限", "年月"),
        never=("巡查", "检查", "填报", "登记", "到期", "巡检", "审批", "许可", "有效"),
    ),
    Term(
        "lon",
        ("经度", "东经", "lon", "lng", "longitude", "e", "x", "x坐标", "经度坐标"),
        words=("经度",),
        never=("纬度", "经纬度"),
        fits=_degrees(73, 136),
    ),
    Term(
        "lat",
        ("纬度", "北纬", "lat", "latitude", "n", "y", "y坐标", "纬度坐标"),
        words=("纬度",),
        never=("经度", "经纬度"),
        fits=_degrees(3, 54),
    ),
    Term(
        "coordinates",
        (
            "坐标",
            "经纬度",
            "位置坐标",
            "点位坐标",
            "地理坐标",
            "gps坐标",
            "高德坐标",
            "百度坐标",
            "gps",
            "定位",
            "经纬度坐标",
            "坐标位置",
            "经度纬度",
            "纬度经度",
            "地图坐标",
            "定位坐标",
            "坐标经度纬度",
        ),
        words=("坐标", "经纬度", "纬经度"),
        never=("坐标系", "坐标系统"),
    ),
    Term(
        "datum", ("坐标系", "坐标系统", "坐标来源", "坐标类型", "坐标基准", "坐标标准", "地图来源"), words=("坐标系",)
    ),
    Term(
        "code",
        (
            "点位编号",
            "点位编码",
            "编号",
            "编码",
            "牌号",
            "广告编号",
            "广告牌编号",
            "设施编号",
            "设施编码",
            "资产编号",
            "载体编号",
            "统一编号",
            "管理编号",
            "代码",
            "标识码",
            "二维码编号",
            "牌编号",
            "宣传牌编号",
            "部件编码",
            "部件标识码",
            "id",
        ),
        words=("编号", "编码", "标识码"),
        never=("序",),
        fits=_code_fits,
    ),
    Term(
        "district",
        (
            "所属区",
            "所在区",
            "区县",
            "县区",
            "行政区",
            "所属区县",
            "县市区",
            "城区",
            "辖区",
            "所属街道",
            "街道",
            "所在街道",
            "社区",
            "所属社区",
            "区域",
            "片区",
            "所属区域",
        ),
        never=("数", "单位"),
        fits=lambda v: -9.0 if share(v, _numeric) > 0.5 else 0.0,
    ),
    Term("remark", ("备注", "说明", "备注说明", "其他", "附注"), words=("备注",)),
    Term("state", ("状态", "现状", "完好情况", "完好状态", "使用状态", "设施状况", "状况", "是否完好")),
    Term(
        "person",
        ("责任人", "负责人", "联系人", "联系电话", "电话", "联系方式", "管理人员", "责任人及电话"),
        words=("电话", "责任人", "联系"),
    ),
)


def spread_name(title: str) -> str:
    """The medium a head cell names, without "数量" behind it: "宣传牌数量" → "宣传牌"."""
    return re.sub(r"(数量|块数|个数|处数|面积|数)$", "", title) or title


def is_spread(title: str) -> bool:
    name = spread_name(title)
    return len(name) >= 2 and is_medium(name) and not any(term.score(title) > 2.5 for term in TERMS)


VOCABULARY = Vocabulary(TERMS, is_spread)
