"""The demo city's issues of the board: twenty-two supervisory reports over four issues, beside cases that are shown."""

from datetime import date, timedelta

from django.utils import timezone

from site_cms.demo.registry import DemoContext
from site_cms.demo.services import remember

from .models import Case, ExposureBoardPage, IssuePage

# title, place, unit, what supervision found: the problem and the unit, never a person
REPORTS = [
    ("集贸市场出口占道", "米市商业街", "市城管局", "督查组早市时段到场，市场东出口约三十米被货筐占用，行人绕行机动车道。要求当日清空出口，划定卸货时段。"),
    ("公厕门前积水结冰", "站前广场", "市环卫中心", "公厕门前排水口堵塞，路面积水约四平方米。要求疏通排水口，铺设防滑垫。"),
    ("盲道被非机动车占用", "文昌路", "市交警支队", "文昌路中段盲道停放非机动车二十余辆，盲道中断。要求清移并补划停车区。"),
    ("垃圾桶满溢未及时清运", "永安路", "市环卫中心", "上午十时三处垃圾桶满溢，周边散落垃圾。要求增加一次午前收运。"),
    ("绿地踩踏裸露", "镜湖公园", "市园林中心", "公园西门草坪被踩出一条近路，裸露约二十米。要求补植并增设汀步。"),
    ("小区消防通道堆物", "永安路沿线小区", "河西区", "三个单元门前消防通道堆放旧家具。要求三日内清空并张贴标识。"),
    ("施工围挡破损", "建设大街", "市住建局", "围挡倾斜五块，公益广告画面脱落。要求当日加固，更换画面。"),
    ("公交站亭玻璃破损", "迎宾大道", "明河公交", "站亭侧面玻璃破裂未清理，边缘外露。要求立即清除碎片并更换。"),
    ("路面坑洼积水", "劳动路", "市政养护", "劳动路北口路面坑洼两处，深约五厘米。要求两日内修补。"),
    ("小广告成片", "东关街", "市城管局", "灯杆、配电箱小广告成片，新旧叠压。要求铲除并追查源头。"),
    ("餐饮油烟直排", "湖滨路", "市生态环境局", "临街餐饮两户未使用净化设备，油烟直排。要求限期整改并复测。"),
    ("共享单车乱停", "书院巷步行街", "市城管局", "步行街入口单车堆叠，占去一半通道。要求运营单位两小时内清理。"),
    ("校门口交通拥堵", "师院路", "市交警支队", "放学时段接送车辆双排停放，斑马线被占。要求增派疏导力量，设置即停即走区。"),
    ("楼道飞线充电", "工人街小区", "城投物业", "两个单元有从窗口引线充电现象。要求拆除飞线，启用充电棚。"),
    ("河岸垃圾", "滨河东路", "市环卫中心", "河岸护坡散落塑料袋和饮料瓶，约五十米。要求清理并每日巡查。"),
    ("农贸市场计量器具未检", "云山大道市场", "市市场监管局", "抽查台秤八台，两台超过检定有效期。要求停用并送检。"),
    ("公益广告褪色破损", "朝阳路", "市文旅局", "公益广告三处褪色，一处边框脱落。要求更换画面，检查支架。"),
    ("路灯不亮", "石桥路", "明河供电", "石桥路南段连续六盏路灯不亮。要求三日内修复。"),
    ("空中缆线下垂", "新港路", "明河供电", "缆线低垂至两米左右，影响通行。要求收紧捆扎，拆除废线。"),
    ("工地车辆带泥上路", "南坪路", "市住建局", "工地出口未冲洗车辆，路面泥土约一百米。要求启用冲洗设备并清洗路面。"),
    ("无障碍坡道被堵", "明河广场", "河东区", "广场北侧无障碍坡道口摆放花箱。要求立即移开，恢复通行。"),
    ("卫生间无洗手液", "云山公园", "市园林中心", "公园公共卫生间两处缺洗手液和厕纸。要求补齐并公示保洁时段。"),
]  # fmt: skip
FOREWORDS = (
    "本期督查以集贸市场和背街小巷为重点，问题当场交办，整改情况下期通报。",
    "本期督查以主次干道和公共设施为重点。",
    "本期督查以校园周边、住宅小区和河岸为重点。",
    "本期对前三期问题回头看，并通报新发现的问题。",
)
AN_ISSUE = 6


def load_issues(context: DemoContext) -> None:
    """Two weeks between two issues, the last one a few days ago."""
    board = ExposureBoardPage.objects.first()
    shown = list(Case.objects.shown().order_by("pk").values_list("number", flat=True))
    for at, foreword in enumerate(FOREWORDS):
        number = at + 1
        if IssuePage.objects.filter(number=number).exists():
            continue
        issued_at = context.now - timedelta(days=3 + 14 * (len(FOREWORDS) - number))
        issued_on = timezone.localdate(issued_at)
        items = [("case", {"number": case}) for case in shown[at * 3 : at * 3 + 3]]
        items += [
            ("report", _report(row, issued_on - timedelta(days=2 + place % 5)))
            for place, row in enumerate(REPORTS[at * AN_ISSUE : (at + 1) * AN_ISSUE])
        ]
        issue = IssuePage(
            title=f"曝光台第{number}期",
            slug=f"issue-{number}",
            number=number,
            issued_on=issued_on,
            foreword=foreword,
            items=items,
            first_published_at=issued_at,
            last_published_at=issued_at,
        )
        remember(board.add_child(instance=issue))


def _report(row: tuple[str, str, str, str], found_on: date) -> dict:
    title, place, unit, text = row
    return {"title": title, "place": place, "unit": unit, "text": text, "found_on": found_on}
