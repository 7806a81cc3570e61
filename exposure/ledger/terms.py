"""What the columns of a ledger of problems are called, and what must stand in them."""

import re

from site_cms.imports.layout import Term, Vocabulary
from site_cms.imports.values.dates import read_date
from site_cms.imports.values.text import half, is_nothing, is_same

from .states import is_tick, read_state, state_of_head

AT_ONCE = re.compile(r"立行立改|立查立改|即知即改|即查即改|立即|马上|当场|当日|当天|随时|边查边改|立整立改|立改|即时")
LASTING = re.compile(r"长期|持续|常态|长效")
RELATIVE = re.compile(
    r"\d+\s*个?(?:工作日|小时|天|日|周|月)(?:之?内|以内)?$|[一二两三四五六七八九十]+个?(?:工作日|小时|天|周|月)(?:之?内|以内)?$"
)
BEFORE = re.compile(r"前$|底$|之前|以前")


def _said(values):
    return [value for value in values if not is_nothing(value) and not is_same(value)]


def share(values, test) -> float:
    values = _said(values)
    return sum(bool(test(value)) for value in values) / len(values) if values else 0.0


def is_dateish(value) -> bool:
    reading = read_date(value, 2000)
    return bool(reading.iso or "不是存在的日期" in reading.doubt)


def is_deadlineish(value) -> bool:
    text = half(value)
    return bool(AT_ONCE.search(text) or LASTING.search(text) or RELATIVE.search(text) or BEFORE.search(text))


def fits_date(values) -> float:
    return 1.0 if share(values, is_dateish) >= 0.5 else -9.0


def fits_deadline(values) -> float:
    found = share(values, lambda value: is_dateish(value) or is_deadlineish(value))
    return (1.0 + share(values, is_deadlineish)) if found >= 0.5 else -9.0


def fits_done(values) -> float:
    """A day on which something was finished: never "before the end of September", never "at once"."""
    if share(values, is_deadlineish) > 0.2 or share(values, is_dateish) < 0.5:
        return -9.0
    return 0.6


def fits_state(values) -> float:
    found = share(values, lambda value: read_state(value) is not None)
    return found * 1.5 if found >= 0.3 else -1.0


def fits_words(values) -> float:
    """Sentences: a column of ticks, figures or days is no description."""
    if (
        share(values, lambda value: not isinstance(value, str) or is_tick(value)) > 0.5
        or share(values, is_dateish) > 0.5
    ):
        return -9.0
    return 0.4 if share(values, lambda value: len(half(value)) >= 6) > 0.5 else 0.0


def fits_names(values) -> float:
    if share(values, lambda value: not isinstance(value, str)) > 0.5 or share(values, is_dateish) > 0.5:
        return -9.0
    return 0.0


PERSONAL = ("电话", "姓名", "联系方式", "手机", "责任人", "领导", "人员", "签字", "签名")
TERMS = (
    Term("serial", ("序号", "序", "项次", "顺序号", "行号", "no")),
    Term(
        "place",
        ("问题点位", "点位名称", "点位", "问题地点", "地点", "位置", "具体位置", "具体地点", "详细地址", "地址", "所在位置", "所在地点", "发生地点", "检查点位",
         "测评点位", "实地点位", "路段", "地段", "点位地址", "问题位置", "问题所在地", "督查点位", "检查地点", "发现地点", "案发地点", "检查路段", "道路名称",
         "点位地点", "场所", "部位", "小区名称", "场所名称", "检查场所", "路段名称", "督查地点", "事发地点", "事发位置", "区域位置", "存在地点"),
        ("点位", "地点", "位置", "路段", "地址"),
        ("类型", "类别", "属性", "数", "照片", *PERSONAL), fits_names,
    ),
    Term(
        "content",
        ("存在问题", "问题描述", "问题内容", "具体问题", "主要问题", "问题", "存在的问题", "问题表现", "发现问题", "问题情况", "问题清单", "问题说明", "扣分问题",
         "问题及表现", "存在的主要问题", "问题概述", "不文明现象", "违规情形", "扣分原因", "扣分事项", "案件描述", "问题详情", "具体表现", "事项", "事件描述",
         "督办事项", "交办事项", "交办问题", "检查情况", "情况描述", "描述", "内容", "问题事项", "反映问题", "反映内容", "曝光内容", "曝光问题", "失分项", "反馈问题"),
        ("问题", "描述", "现象"),
        ("类型", "类别", "编号", "数", "来源", "点位", "地点", "位置", "照片", "图片", "整改", "时间", "日期", "等级", "级别", "序号", "性质", *PERSONAL),
        fits_words,
    ),
    Term(
        "unit",
        ("责任单位", "整改责任单位", "整改单位", "承办单位", "责任部门", "主体责任单位", "牵头责任单位", "责任主体", "主责单位", "牵头单位", "主办单位", "处置单位",
         "责任科室", "承办部门", "牵头部门", "整改部门", "整改责任部门", "整改主体", "管理单位", "权属单位", "属地单位", "落实单位", "承接单位", "办理单位", "接收单位",
         "单位名称", "单位", "部门", "交办单位", "移交单位", "曝光单位", "整改落实单位", "主管单位", "责任街道"),
        ("责任单位", "整改单位", "承办单位", "责任部门", "主责单位"),
        ("配合", "协办", "协助", "督办", "督查单位", "监督", "填报", "检查单位", "报送", "发现", "反馈单位", "计量", "共同", "验收", "核查", *PERSONAL), fits_names,
    ),
    Term("helpers", ("配合单位", "协办单位", "配合部门", "督办单位", "监督单位", "验收单位", "核查单位", "检查单位", "协助单位", "共同责任单位", "督查单位", "督导单位"), ("配合", "协办", "督办单位")),
    Term("person", ("责任人", "整改责任人", "联系人", "联系电话", "电话", "分管领导", "责任领导", "联系方式", "检查人", "检查人员", "督查人员", "核查人", "包保领导", "牵头领导", "填报人"), PERSONAL),
    Term(
        "date",
        ("交办时间", "交办日期", "移交时间", "移交日期", "发现时间", "发现日期", "检查时间", "检查日期", "督查时间", "督查日期", "受理时间", "受理日期", "登记时间",
         "登记日期", "派单时间", "派发时间", "下发时间", "下发日期", "转办时间", "转办日期", "巡查时间", "巡查日期", "曝光时间", "曝光日期", "通报时间", "上报时间", "采集时间",
         "立案时间", "立案日期", "反映时间", "交办月份", "日期", "时间", "测评时间", "排查时间", "问题发现时间", "检查月份", "暗访时间", "暗访日期", "接收时间", "收到时间", "问题交办时间"),
        ("交办时间", "发现时间", "检查时间", "移交时间", "下发时间"),
        ("整改", "完成", "销号", "办结", "限", "反馈", "回复", "截止", "答复", "结案", "办理", *PERSONAL), fits_date,
    ),
    Term(
        "deadline",
        ("整改时限", "整改期限", "完成时限", "办理时限", "整改完成时限", "限期", "期限", "时限", "整改时限要求", "要求完成时间", "要求整改时间", "限期整改时间", "整改限期",
         "截止时间", "截止日期", "计划完成时间", "应完成时间", "限定时间", "完成期限", "要求时限", "整改要求时限", "规定时限", "办结时限", "整改截止时间", "整改截止日期", "办理期限",
         "要求完成日期", "计划完成日期", "计划整改时间", "预计完成时间", "整改完成期限", "拟完成时间", "限时", "整改时间", "整改日期", "完成时间", "整改完成时间", "应办结时间"),
        ("时限", "期限", "限期", "截止", "要求完成", "计划完成"), ("实际", *PERSONAL), fits_deadline,
    ),
    Term(
        "done",
        ("实际完成时间", "销号时间", "销号日期", "办结时间", "办结日期", "整改完成时间", "整改完成日期", "完成时间", "完成日期", "实际整改时间", "实际完成日期", "结案时间", "结案日期",
         "整改时间", "整改日期", "整改到位时间", "完成整改时间", "核查时间", "核查销号时间", "复查时间", "验收时间", "反馈时间"),
        ("销号时间", "办结时间", "实际完成"), ("计划", "要求", "限", "预计", "应", *PERSONAL), fits_done,
    ),
    Term(
        "state",
        ("整改状态", "整改情况", "完成情况", "整改进展", "整改进度", "整改结果", "办理情况", "是否整改", "是否完成", "是否整改到位", "是否完成整改", "状态", "销号情况",
         "进展情况", "办理状态", "落实情况", "目前状态", "办结情况", "整改落实情况", "是否销号", "整改完成情况", "目前进展", "进度", "整改进展情况", "完成状态", "办理进度",
         "是否办结", "整改成效", "办理结果", "处理结果", "处理情况", "处置情况", "处置状态", "核查结果", "验收情况", "案件状态", "当前状态", "复查情况", "回访情况", "整改反馈", "现状"),
        ("整改情况", "完成情况", "状态", "进展", "是否整改", "是否完成", "销号情况"),
        ("照片", "图片", "时间", "日期", "率", "措施", *PERSONAL), fits_state,
    ),
    Term(
        "demand",
        ("整改措施", "整改要求", "处理意见", "整改建议", "措施", "整改内容", "工作措施", "整改标准", "整改目标", "处理措施", "具体措施", "要求", "整改方案", "整改任务", "下步措施"),
        ("措施", "要求", "建议"), ("时间", "时限", "日期", "期限", *PERSONAL),
    ),
    Term("category", ("问题类别", "问题类型", "类别", "类型", "案件类型", "大类", "小类", "问题分类", "分类", "指标", "测评指标", "测评项目", "点位类型", "点位类别", "对应指标"), ("类别", "类型", "指标")),
    Term("district", ("县区", "区县", "所属区域", "区域", "辖区", "所属街道", "街道", "属地", "所属区", "镇街", "街镇", "社区", "所属社区", "县市区", "乡镇街道"), ("街道", "辖区"), ("单位",)),
    Term("code", ("编号", "问题编号", "案件编号", "案卷号", "工单号", "流水号", "工单编号", "督办编号", "任务号", "交办单号")),
    Term("source", ("问题来源", "来源", "渠道", "信息来源"), ("来源",)),
    Term("photo", ("图片", "照片", "整改前", "整改后", "整改前照片", "整改后照片", "问题照片", "现场照片", "整改照片"), ("照片", "图片")),
    Term("remark", ("备注", "说明", "备注说明", "注"), ("备注",)),
)  # fmt: skip


def is_spread(title: str) -> bool:
    """A head that is a state itself: its cells hold ticks."""
    return state_of_head(title) is not None


VOCABULARY = Vocabulary(TERMS, is_spread)
LABELS = {
    "place": "点位", "content": "存在问题", "unit": "责任单位", "date": "交办（发现）时间", "deadline": "整改时限", "done": "完成时间",
    "state": "整改状态", "demand": "整改要求", "category": "问题类别", "district": "区域", "code": "编号", "remark": "备注",
}  # fmt: skip
