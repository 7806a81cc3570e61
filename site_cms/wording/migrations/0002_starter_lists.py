"""The lists that a city starts with: slips common in official texts, fixed wordings, words that hurt. The office edits them."""

from django.db import migrations

from site_cms.accounts.grants import grant

TYPOS = """
布署 部署 发布署名
再接再励 再接再厉
迫不急待 迫不及待
一如继往 一如既往
按装 安装 按装修、按装配、按装机、按装载
甘败下风 甘拜下风
自抱自弃 自暴自弃
针贬 针砭
泊来品 舶来品
脉博 脉搏 动脉博士
松驰 松弛
一愁莫展 一筹莫展
穿流不息 川流不息
精萃 精粹
渡假 度假
幅射 辐射
一幅对联 一副对联
天翻地复 天翻地覆
言简意骇 言简意赅
气慨 气概
一股作气 一鼓作气
悬梁刺骨 悬梁刺股
粗旷 粗犷
食不裹腹 食不果腹
震憾 震撼
侯车室 候车室
侯诊 候诊
一诺千斤 一诺千金
不径而走 不胫而走
峻工 竣工
不落巢臼 不落窠臼
烩炙人口 脍炙人口
打腊 打蜡
兰天 蓝天
鼎立相助 鼎力相助
老俩口 老两口
黄梁美梦 黄粱美梦
水笼头 水龙头
杀戳 杀戮
痉孪 痉挛
美仑美奂 美轮美奂
萎糜不振 萎靡不振
沉缅 沉湎
名信片 明信片 知名信片
默守成规 墨守成规
大姆指 大拇指
沤心沥血 呕心沥血
出奇不意 出其不意
修茸 修葺
亲睐 青睐
磬竹难书 罄竹难书
入场卷 入场券
优惠卷 优惠券
声名雀起 声名鹊起
发韧 发轫
欣尝 欣赏
谈笑风声 谈笑风生
人情事故 人情世故
有持无恐 有恃无恐
额首称庆 额手称庆
追朔 追溯
鬼鬼崇崇 鬼鬼祟祟
金榜提名 金榜题名
走头无路 走投无路
趋之若骛 趋之若鹜
洁白无暇 洁白无瑕
九宵云外 九霄云外
渲泄 宣泄
寒喧 寒暄
弦律 旋律
膺品 赝品
竭泽而鱼 竭泽而渔
滥芋充数 滥竽充数
世外桃园 世外桃源
脏款 赃款
装祯 装帧
饮鸠止渴 饮鸩止渴
旁证博引 旁征博引
灸手可热 炙手可热
姿意妄为 恣意妄为
编篡 编纂
严惩不怠 严惩不贷
责无旁代 责无旁贷
破斧沉舟 破釜沉舟
按步就班 按部就班
以身作责 以身作则
因地治宜 因地制宜
齐抓共官 齐抓共管
长效机治 长效机制
综和整治 综合整治
综和治理 综合治理
综和执法 综合执法
贯策落实 贯彻落实
贯彻落时 贯彻落实
查露补缺 查漏补缺
查漏补却 查漏补缺
明查暗访 明察暗访
群防群制 群防群治
问卷调察 问卷调查
文明诚市 文明城市
文明成市 文明城市
垃圾份类 垃圾分类
垃圾分累 垃圾分类
斑马钱 斑马线
公益广高 公益广告
占到经营 占道经营
占道径营 占道经营
乱扔拉圾 乱扔垃圾
拉圾桶 垃圾桶
窨井盍 窨井盖
楼道推物 楼道堆物
乱堆乱方 乱堆乱放
飞线冲电 飞线充电
人行到 人行道 人行到处、人行到此、人行到这
非机动车到 非机动车道 非机动车到达、非机动车到处、非机动车到此
消防通到 消防通道
礼让行人人 礼让行人
志愿服物 志愿服务
志原者 志愿者
志愿着 志愿者
未成年入 未成年人
精神文名 精神文明
网格原 网格员 网格原则、网格原有、网格原本、网格原来、网格原先
责任单住 责任单位
整改到为 整改到位 整改到为止
既往不究 既往不咎
"""

HINTS = """
帐户 账户
帐号 账号
帐单 账单
帐目 账目
登陆网站 登录网站
登陆系统 登录系统
截止目前 截至目前
截止到目前 截至目前
反应问题 反映问题
反应情况 反映情况
法人代表 法定代表人
其它人 其他人
凭添 平添
各行其事 各行其是
必需要 必须
作为前提条件 作为前提
大约左右 大约
凯旋归来 凯旋
悬殊很大 悬殊
涉及到 涉及
亲眼目睹 目睹
"""

SLOGANS = [
    (
        "富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信、友善",
        "社会主义核心价值观的24个字有固定的次序，引用时不颠倒、不漏。",
    ),
    ("创新、协调、绿色、开放、共享", "新发展理念的次序是固定的。"),
    ("人民有信仰、国家有力量、民族有希望", "这句话的次序是固定的。"),
    ("不忘初心、牢记使命", "主题的次序是固定的。"),
    ("讲文明、树新风", "这句口号的次序是固定的。"),
]

FIXED = """
青山绿水就是金山银山 绿水青山就是金山银山 这句话的字序是固定的
金山银山就是绿水青山 绿水青山就是金山银山 这句话的字序是固定的
牢记初心 不忘初心 固定提法是“不忘初心、牢记使命”
全国文明卫生城市 全国文明城市 这是两项不同的称号
国家文明城市 全国文明城市 称号的全名是“全国文明城市”
全国级文明城市 全国文明城市 称号的全名是“全国文明城市”
社会主义核心价值关 社会主义核心价值观 错字
社会主义核心观价值观 社会主义核心价值观 衍字
社会主义价值核心观 社会主义核心价值观 字序错
"""

AVOID = """
残废人 残疾人 对残疾人的称呼要尊重
残疾人士 残疾人 法律用语是“残疾人”
瞎子 盲人、视力残疾人 对残疾人的称呼要尊重
聋子 听力残疾人 对残疾人的称呼要尊重
哑巴 言语残疾人 对残疾人的称呼要尊重 哑巴吃黄连
瘸子 肢体残疾人 对残疾人的称呼要尊重
弱智 智力残疾人 对残疾人的称呼要尊重 薄弱智
傻子 智力残疾人 对残疾人的称呼要尊重
精神病患者 精神障碍患者 法律用语是“精神障碍患者”
扫大街的 环卫工人 对劳动者的称呼要尊重
刁民 居民、群众 对群众不用贬称
钉子户 未签约住户 对群众不用贬称
低端人口 外来务工人员 对群众不用贬称
外来妹 外来务工人员 对劳动者的称呼要尊重
打工仔 务工人员 对劳动者的称呼要尊重
农民工兄弟 务工人员 一视同仁地称呼
"""


def rows(text):
    for line in text.strip().splitlines():
        yield [*line.split(" "), "", "", ""][:4]


def seed(apps, schema_editor):
    WordRule = apps.get_model("wording", "WordRule")

    def add(kind, severity, wrong, right, reason="", allowed_in=""):
        WordRule.objects.get_or_create(
            wrong=wrong,
            defaults={
                "kind": kind,
                "severity": severity,
                "right": right,
                "reason": reason,
                "allowed_in": allowed_in,
            },
        )

    for wrong, right, allowed_in, _ in rows(TYPOS):
        add("typo", "error", wrong, right, "", allowed_in)
    for wrong, right, allowed_in, _ in rows(HINTS):
        add("typo", "hint", wrong, right, "", allowed_in)
    for members, reason in SLOGANS:
        add("slogan", "error", members, members, reason)
    for wrong, right, reason, _ in rows(FIXED):
        add("typo", "error", wrong, right, reason)
    for wrong, right, reason, allowed_in in rows(AVOID):
        add("avoid", "hint", wrong, right, reason, allowed_in)
    rules = ["wording.add_wordrule", "wording.change_wordrule", "wording.delete_wordrule", "wording.view_wordrule"]
    grant(
        apps,
        {
            "编辑": ["wording.pass_hit", "wording.view_wordrule"],
            "初审": ["wording.pass_hit", "wording.view_wordrule"],
            "复审": ["wording.pass_hit", "wording.view_wordrule"],
            "终审": ["wording.pass_hit", "wording.view_wordrule"],
            "校对": ["wording.pass_hit", *rules],
            "管理员": rules,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("wording", "0001_wording"), ("accounts", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
