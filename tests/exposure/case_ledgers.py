"""Ledgers of problems as different offices keep them, each with what a careful clerk would read from it.

Expected rows: (row, place, content, unit, date, deadline, state); a refused row is (row, None). By sheet.
"""

import datetime as dt
import io

import xlsxwriter
import xlwt

R, P, L, N = "rectified", "in_progress", "long_term", "not_started"


def xlsx(sheets) -> bytes:
    """sheets: {name: (rows, merges)}; a name that begins with "_" is hidden; ("~", text) is struck through."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    day, struck = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"font_strikeout": True})
    for name, (rows, merges) in sheets.items():
        sheet = book.add_worksheet(name.lstrip("_"))
        if name.startswith("_"):
            sheet.hide()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime(value.year, value.month, value.day), day)
                elif isinstance(value, tuple):
                    sheet.write(number, column, value[1], struck)
                elif value is not None:
                    sheet.write(number, column, value)
        for top, left, bottom, right in merges:
            sheet.merge_range(top, left, bottom, right, rows[top][left] if rows[top][left] is not None else "")
    book.close()
    return file.getvalue()


def xls(sheets) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, (rows, merges) in sheets.items():
        sheet = book.add_sheet(name)
        spans = {(top, left): (bottom, right) for top, left, bottom, right in merges}
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if (number, column) in spans:
                    bottom, right = spans[number, column]
                    sheet.write_merge(number, bottom, column, right, value)
                elif isinstance(value, dt.date):
                    sheet.write(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ticks():
    """Ticks under a merged head, units merged over their rows, deadlines in every manner of speaking."""
    rows = [
        ["本溪市文明城市创建问题整改台账（2021年9月）"] + [None] * 9,
        ["序号", "点位", "存在问题", "责任单位", "整改时限", "整改情况", None, None, None, "备注"],
        [None, None, None, None, None, "已整改", "正在整改", "长期坚持", "未整改", None],
        [1, "解放路与平山路交叉口", "斑马线磨损，标线不清", "市公安局交警支队", "9月底前", "√", None, None, None, None],
        [2, "解放路沿线", "非机动车乱停乱放", None, "立行立改", None, None, "√", None, None],
        [3, "胜利市场", "市场内占道经营", "市市场监管局", "2021年9月31日", None, "√", None, None, None],
        [4, "胜利市场", "公益广告破损3处", None, "9月15日前", "√", None, None, None, None],
        [5, "站前广场", "果皮箱脏污未及时清洗", "市城管局", "立行立改", "√", None, None, None, None],
        [6, "站前广场", "无障碍卫生间堆放杂物", None, "10月底前", None, None, None, "√", "需协调资金"],
    ]
    merges = [(0, 0, 0, 9), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 2, 4), (1, 5, 1, 8), (1, 9, 2, 9),
              (3, 3, 4, 3), (5, 3, 6, 3), (7, 3, 8, 3)]  # fmt: skip
    police, market, city = "市公安局交警支队", "市市场监管局", "市城管局"
    return xlsx({"台账": (rows, merges)}), {
        "台账": [
            (4, "解放路与平山路交叉口", "斑马线磨损，标线不清", police, None, "2021-09-30", R),
            (5, "解放路沿线", "非机动车乱停乱放", police, None, None, L),
            (6, "胜利市场", "市场内占道经营", market, None, None, P),
            (7, "胜利市场", "公益广告破损3处", market, None, "2021-09-15", R),
            (8, "站前广场", "果皮箱脏污未及时清洗", city, None, None, R),
            (9, "站前广场", "无障碍卫生间堆放杂物", city, None, "2021-10-31", N),
        ]
    }


def months():
    """A sheet a month; what was not done stands again on the next, under a heading of its own."""
    head = ["序号", "检查时间", "问题点位", "问题描述", "整改单位", "整改期限", "整改状态"]
    march = [
        ["创城督查问题清单"] + [None] * 6,
        head,
        [1, "3月2日", "富强小区3号楼", "楼道内堆放杂物", "河东街道", "3月10日", "已整改"],
        [2, "3月2日", "富强小区西门", "电动车飞线充电", "河东街道", "3月20日", "整改中"],
        [3, "3月9日", "人民公园", "座椅破损", "市园林中心", "3月31日", "未整改"],
    ]
    april = [
        ["创城督查问题清单"] + [None] * 6,
        head,
        ["一、上月结转问题"] + [None] * 6,
        [1, "3月2日", "富强小区西门", "电动车飞线充电", "河东街道", "3月20日", "已整改"],
        [2, "3月9日", "人民公园", "座椅破损", "市园林中心", "4月30日", "整改中"],
        ["二、本月新增问题"] + [None] * 6,
        [3, "4月6日", "东风路农贸市场", "地面污水横流", "市商务局", "立即整改", "已完成"],
        [4, "4月8日", "富强小区3号楼", "楼道内堆放杂物", "河东街道", "4月15日", "未启动"],
    ]
    cover = [["说明：本表按月统计，2023年使用。"]]
    merged = [(0, 0, 0, 6)]
    return xlsx(
        {
            "2023年3月": (march, merged),
            "2023年4月": (april, [*merged, (2, 0, 2, 6), (5, 0, 5, 6)]),
            "说明": (cover, []),
        }
    ), {
        "2023年3月": [
            (3, "富强小区3号楼", "楼道内堆放杂物", "河东街道", "2023-03-02", "2023-03-10", R),
            (4, None),
            (5, None),
        ],
        "2023年4月": [
            (4, "富强小区西门", "电动车飞线充电", "河东街道", "2023-03-02", "2023-03-20", R),
            (5, "人民公园", "座椅破损", "市园林中心", "2023-03-09", "2023-04-30", P),
            (7, "东风路农贸市场", "地面污水横流", "市商务局", "2023-04-06", None, R),
            (8, "富强小区3号楼", "楼道内堆放杂物", "河东街道", "2023-04-08", "2023-04-15", N),
        ],
    }


def text_gb18030():
    """A text file in the old code, with "as above" and full-width digits."""
    lines = [
        "交办日期,具体位置,主要问题,承办单位,办结时限,办理情况",
        "２０２２年５月６日,迎宾路１２号院,垃圾桶满溢,环卫处,2022-05-08,已清运完毕",
        "同上,迎宾路幼儿园门口,流动摊贩聚集,城管大队,2022.5.10前,已劝离并加强日常管理",
        "5月7日,同上,人行道地砖松动,市政公司,2022/5/20,正在维修",
        "2022-5-9,环城南路,绿化带内有白色垃圾,环卫处,长期坚持,",
        '2022-5-9,"体育场东侧，公厕",公厕无洗手液,环卫处,5月底,尚未落实到位',
    ]
    return "\r\n".join(lines).encode("gb18030"), {
        "": [
            (2, "迎宾路１２号院", "垃圾桶满溢", "环卫处", "2022-05-06", "2022-05-08", R),
            (3, "迎宾路幼儿园门口", "流动摊贩聚集", "城管大队", "2022-05-06", "2022-05-10", R),
            (4, "迎宾路幼儿园门口", "人行道地砖松动", "市政公司", "2022-05-07", "2022-05-20", P),
            (5, "环城南路", "绿化带内有白色垃圾", "环卫处", "2022-05-09", None, L),
            (6, "体育场东侧，公厕", "公厕无洗手液", "环卫处", "2022-05-09", "2022-05-31", P),
        ]
    }


def old_excel_sections():
    """.xls: a section a unit with its count, subtotals, a grand total, a signature line."""
    rows = [
        ["全市创建工作问题汇总"] + [None] * 5,
        ["统计时间：2020年11月"] + [None] * 5,
        ["序号", "地点", "问题内容", "发现时间", "计划完成时间", "是否整改"],
        ["一、市住建局（2件）"] + [None] * 5,
        [1, "新华街工地", "围挡破损、无公益广告", dt.date(2020, 11, 3), dt.date(2020, 11, 10), "是"],
        [2, "新华街西段", "路面坑洼", dt.date(2020, 11, 3), dt.date(2020, 12, 31), "否"],
        ["小计", None, 2, None, None, None],
        ["二、市卫健委（1件）"] + [None] * 5,
        [1, "第二医院", "无志愿服务岗", dt.date(2020, 11, 4), "11月底前", "是"],
        ["小计", None, 1, None, None, None],
        ["合计", None, 3, None, None, None],
        ["填表人：　　　　审核人：", None, None, None, None, None],
    ]
    merges = [(0, 0, 0, 5), (1, 0, 1, 5), (3, 0, 3, 5), (7, 0, 7, 5)]
    return xls({"Sheet1": (rows, merges)}), {
        "Sheet1": [
            (5, "新华街工地", "围挡破损、无公益广告", "市住建局", "2020-11-03", "2020-11-10", R),
            (6, "新华街西段", "路面坑洼", "市住建局", "2020-11-03", "2020-12-31", N),
            (9, "第二医院", "无志愿服务岗", "市卫健委", "2020-11-04", "2020-11-30", R),
        ]
    }


def hidden_and_done():
    """The state is told by the day it was done; a hidden sheet and columns about people stand beside it."""
    rows = [
        ["编号", "来源", "问题类型", "问题点位（地点）", "存在的问题", "责任单位", "责任人", "联系电话", "交办时间", "整改时限", "实际完成时间", "整改前照片"],
        ["JB001", "暗访", "环境卫生", "南门外大街", "店外经营", "南门街道办事处", "某某", "0000000", dt.date(2024, 2, 19), dt.date(2024, 2, 26), dt.date(2024, 2, 25), None],
        ["JB002", "热线", "公共秩序", "南门外大街与新开路交口", "非机动车逆行突出", "交警大队", "某某", "0000000", dt.date(2024, 2, 19), "2024年2月29日", None, None],
        ["JB003", "热线", "市政设施", "新开路6号", "井盖缺失", "市政养护中心", "某某", "0000000", 45342, 45350, 45345, None],
        ["JB004", "媒体", "市政设施", "新开路", None, "市政养护中心", "某某", "0000000", 45342, 45350, None, None],
    ]  # fmt: skip
    return xlsx({"台账": (rows, []), "_底稿": (rows, [])}), {
        "台账": [
            (2, "南门外大街", "店外经营", "南门街道办事处", "2024-02-19", "2024-02-26", R),
            (3, "南门外大街与新开路交口", "非机动车逆行突出", "交警大队", "2024-02-19", "2024-02-29", None),
            (4, "新开路6号", "井盖缺失", "市政养护中心", "2024-02-20", "2024-02-28", R),
            (5, None),
        ]
    }


def sentences():
    """Sentences in every column; terms counted from a day that stands elsewhere."""
    rows = [
        ["全国文明城市实地考察反馈问题责任分解表"],
        ["（2019年7月）"],
        ["序号", "点位名称", "反馈问题", "整改措施", "牵头单位", "配合单位", "完成时限", "整改进展"],
        [1, "火车站", "候车厅“遵德守礼”提示牌被遮挡。", "移除遮挡物，重新摆放", "火车站地区管委会", "城投物业", "3个工作日", "遮挡物已移除，提示牌已重新摆放到位。"],
        [2, "长途客运站", "站前出租车拒载、不打表。", "联合执法", "市交通运输局", "市公安局", "长期坚持", "每周联合执法2次，持续推进。"],
        [3, "中心医院", "门诊楼前电动自行车占用无障碍通道。", "划定停放区", "市卫健委", "市公安局", "7月25日前", "停放区施工中，预计7月下旬完成。"],
        [4, "第三中学", "校门口200米内有摊贩售卖零食。", "清理取缔", "市市场监管局", "城管局", "即知即改", "未动工"],
        [5, "万达广场", "母婴室未开放。", "督促商户开放", "市商务局", None, "7月20日", "尚未完成，已责令商户限期开放。"],
    ]  # fmt: skip
    return xlsx({"Sheet1": (rows, [(0, 0, 0, 7), (1, 0, 1, 7)])}), {
        "Sheet1": [
            (4, "火车站", "候车厅“遵德守礼”提示牌被遮挡。", "火车站地区管委会", None, None, R),
            (5, "长途客运站", "站前出租车拒载、不打表。", "市交通运输局", None, None, L),
            (6, "中心医院", "门诊楼前电动自行车占用无障碍通道。", "市卫健委", None, "2019-07-25", P),
            (7, "第三中学", "校门口200米内有摊贩售卖零食。", "市市场监管局", None, None, N),
            (8, "万达广场", "母婴室未开放。", "市商务局", None, "2019-07-20", P),
        ]
    }


def pages_and_strikes():
    """A head on every printed page, a row struck through, a month alone, the wrong end of February."""
    head = ["序号", "责任部门", "路段", "扣分问题", "督查日期", "限期整改时间", "销号情况"]
    rows = [
        ["城区主次干道督查问题台账2025年"] + [None] * 6,
        head,
        [1, "城管二中队", "大同路", "门前三包落实不到位", "2025.3.5", "2025.3", "已销号"],
        [2, "城管二中队", "大同路", "沿街晾晒", "2025.3.5", "2025.2.30", "未销号"],
        [
            ("~", 3),
            ("~", "城管二中队"),
            ("~", "大同路"),
            ("~", "重复登记"),
            ("~", "2025.3.5"),
            ("~", "2025.3.6"),
            ("~", "已销号"),
        ],
        ["第1页"] + [None] * 6,
        head,
        [4, "城管三中队", "青年路", "共享单车乱停放", "3月6日", "3月7日", "部分整改"],
        [5, "城管三中队", "青年路北段", "井盖松动异响", "3月6日", "年底前", "已上报养护单位"],
        ["合计", None, None, "4件", None, None, None],
        ["备注：请于每周五前报送整改情况。"] + [None] * 6,
    ]
    return xlsx({"台账": (rows, [(0, 0, 0, 6), (10, 0, 10, 6)])}), {
        "台账": [
            (3, "大同路", "门前三包落实不到位", "城管二中队", "2025-03-05", "2025-03", R),
            (4, "大同路", "沿街晾晒", "城管二中队", "2025-03-05", None, P),
            (5, None),
            (8, "青年路", "共享单车乱停放", "城管三中队", "2025-03-06", "2025-03-07", P),
            (9, "青年路北段", "井盖松动异响", "城管三中队", "2025-03-06", "2025-12-31", P),
        ]
    }


def places_merged():
    """One place, many problems: place, unit and day merged down; empty numbered lines at the end of the form."""
    rows = [
        ["单位：市创建办", None, None, None, None, None, "2018年6月12日"],
        ["序号", "检查点位", "检查日期", "具体问题", "整改责任单位", "整改完成时限", "完成情况"],
        [1, "青山社区", dt.date(2018, 6, 11), "宣传栏内容陈旧", "青山街道", dt.date(2018, 6, 15), "完成"],
        [2, None, None, "健身器材锈蚀", None, dt.date(2018, 6, 30), "未完成"],
        [3, None, None, "楼前乱堆物料", None, "立行立改", "完成"],
        [4, "体育馆", dt.date(2018, 6, 12), "停车线模糊", "市体育局", "6月底前", "进行中"],
        [5, None, None, None, None, None, None],
        [6, None, None, None, None, None, None],
    ]
    merges = [(2, 1, 4, 1), (2, 2, 4, 2), (2, 4, 4, 4)]
    return xlsx({"Sheet1": (rows, merges)}), {
        "Sheet1": [
            (3, "青山社区", "宣传栏内容陈旧", "青山街道", "2018-06-11", "2018-06-15", R),
            (4, "青山社区", "健身器材锈蚀", "青山街道", "2018-06-11", "2018-06-30", P),
            (5, "青山社区", "楼前乱堆物料", "青山街道", "2018-06-11", None, R),
            (6, "体育馆", "停车线模糊", "市体育局", "2018-06-12", "2018-06-30", P),
        ]
    }


LEDGERS = [
    ticks,
    months,
    text_gb18030,
    old_excel_sections,
    hidden_and_done,
    sentences,
    pages_and_strikes,
    places_merged,
]
