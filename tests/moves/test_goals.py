"""What owners want, understood: forty goals and more in each language, with the kind a reader would give them."""

from __future__ import annotations

from typing import get_args

import pytest

from service.moves.goals import GoalKind
from service.prompts import read_yaml
from tests.moves.briefs import goal_of

ENGLISH = {
    "fill": (
        "Fill the empty Tuesday and Thursday afternoons",
        "Sell the quiet mid-week slots",
        "Get people in during the off-peak hours",
        "Use the spare chair",
        "Fill the middle of the day and leave the evenings alone",
    ),
    "keep": (
        "Keep the families we have",
        "Lose fewer members after three months",
        "Get old customers to come back",
        "Stop clients leaving for the chain",
        "Have contracts renewed",
        "Bring back people who stopped coming",
    ),
    "grow": (
        "A quarter more customers by autumn",
        "Win ten new landlords",
        "Grow by 20%",
        "Attract young families",
        "Double the turnover",
        "Find enough work for two vans",
        "A dozen more people with a trainer",
        "A third more customers, with adverts that call us the fastest",
    ),
    "hire": ("Hire a second mechanic", "Take on an apprentice", "Add another hygienist to the team", "Recruit two cleaners"),
    "price": (
        "Put the prices up once without the regulars going elsewhere",
        "Raise prices without losing the regulars",
        "Charge what we are worth",
        "Earn more per visit",
        "Make a better profit",
        "Stop giving discounts",
    ),
    "relieve": (
        "Get through next tax season without anyone working a Sunday",
        "Shorter waits on Saturday morning",
        "Stop turning people away on Mondays",
        "Less stress for the team",
    ),
    "mend": ("No more forgotten calls", "Fewer complaints", "Fewer no-shows", "Cut down the mistakes"),
    "time_off": ("Two afternoons off a week", "Work less in the evenings", "A longer holiday"),
    "reputation": ("Better reviews online", "Word of mouth", "Be recommended by doctors"),
    "name": ("Be the fastest in town", "Be known as the best clinic", "Become number one in Leeds"),
    "open": ("Open a second branch", "Expand to the next town", "Launch a shop in York"),
    "sell": ("Sell the Check to every home",),
    "staff": ("Keep my staff happy", "Stop losing the crew", "Keep the cleaner, and no more notices"),
    "other": ("Be happy", "Go online", "Keep our prices", "Keep the cars clean"),
}
CHINESE = {
    "fill": ("平日下午的空位坐上一半人", "把周二周四下午填满", "淡季也有活干", "闲着的椅子用起来", "上午没人，想坐满"),
    "keep": ("秋季续班多留住二十个孩子", "留住老客人", "让老客多回头", "少流失几户", "别让客人退卡"),
    "grow": ("多接二十位新客户", "新客增加两成", "生意做大一点", "多做替父母下单的客人", "营业额翻一番", "多招三十个学生"),
    "hire": ("打算再添一位阿姨", "招人", "再请一个师傅", "多雇两个洗车工", "周六的活儿接不过来，打算再添一位阿姨"),
    "price": ("涨价一次，老客人不走", "利润高一点", "提价", "每单多挣一点"),
    "relieve": ("周六的活儿接不过来", "少加班", "周日能休息", "客人少等一会儿", "忙起来不再手忙脚乱"),
    "mend": ("投诉少一些", "少出错", "别再洗坏衣服"),
    "time_off": ("每周歇一天", "早点下班"),
    "reputation": ("口碑好一点", "让客人多介绍", "好评多一点"),
    "name": ("做成都第一", "做最快的店", "成为全城最好的画室"),
    "open": ("开一家分店", "在城东开第二家店"),
    "sell": ("推一推窗帘清洗",),
    "staff": ("别让师傅们流失", "留住员工"),
    "other": ("开心一点", "店面留着不动"),
}
MORE_ENGLISH = {
    "grow": (
        "Get ten new patients a month",
        "Sign up forty new members by June",
        "Win two more office contracts",
        "Find three schools that send us their pupils",
        "Enrol twenty more children in September",
        "Reach the new estates across the river",
        "Land five corporate accounts",
        "Double the number of removals in winter",
        "Twice the moves with two men fewer",
        "Thirty more bookings a month from tourists",
        "More referrals from the vets nearby",
        "Attract younger clients",
        "Get more work from estate agents",
    ),
    "relieve": (
        "Be home by six",
        "Partners out of the office by six",
        "Stop working on Saturdays",
        "Never be over our ratio of children to carers",
        "Take the pressure off Friday evenings",
        "Shorten the waiting list for assessments",
        "Cut waiting times at lunch",
        "No more late nights in December",
        "Spread the work more evenly over the week",
        "Get through the summer without overtime",
        "Stop turning jobs away in spring",
        "A quieter Monday at the desk",
    ),
    "fill": (
        "Fill the Tuesday groomings",
        "Get the boat out on weekdays too",
        "Use the empty treatment room in the mornings",
        "Work all winter",
        "More bookings midweek",
    ),
    "mend": (
        "Fewer no-shows",
        "Cut the no-show rate in half",
        "No missed visits",
        "Deliver on the day agreed",
        "No more broken furniture",
        "Fewer late starts in the evening",
        "Answer every enquiry within a day",
        "Halve the complaints",
        "Get it right the first time",
        "Fewer call-backs after a repair",
        "Get paid on time",
    ),
    "keep": (
        "Get customers to come back a second time",
        "Keep our best clients",
        "Stop the churn after the free trial",
        "Lose fewer contracts at renewal",
        "Win back the families who left",
        "More repeat bookings",
        "Turn one-off jobs into regular ones",
    ),
    "price": (
        "Raise the price of lessons without losing anyone",
        "Put the hourly rate up",
        "Pay myself a wage",
        "Make the wedding work pay",
        "Stop giving discounts",
        "Charge for call-outs",
    ),
    "reputation": (
        "Get more five-star reviews",
        "Be the name people recommend for nervous dogs",
    ),
    "name": (
        "Be known as the best agent in Chester",
        "Be the cheapest in town",
    ),
    "hire": (
        "Take on a second instructor",
        "Hire a receptionist",
    ),
    "open": ("Open a second shop",),
    "time_off": (
        "One free afternoon a week for me",
        "Take four weeks off in summer",
    ),
}
MORE_CHINESE = {
    "grow": (
        "一年多签六十单",
        "再收三十个孩子",
        "每月多接二十单搬家",
        "公司搬迁的单子多接一倍",
        "新增两百个会员",
        "多招三十个学员",
        "把隔壁小区的人拉过来",
        "每月多来五十位新客",
        "签下五家物业",
    ),
    "relieve": (
        "老师每天七点前下班",
        "不再为改方案熬夜",
        "把周末的单子匀到平日",
        "周末别那么挤",
        "暑假不排长队",
        "旺季别再爆单",
        "师傅们能轮着休息",
        "把活挪一些到春秋",
        "平时也有狗洗，别都挤在周末",
    ),
    "fill": (
        "淡季每月多接一场",
        "上午的课坐满",
        "工作日白天有人来",
        "冬天也有活干",
    ),
    "mend": (
        "差评少一半",
        "迟到少一半",
        "少返工",
        "按时交车",
        "别再弄丢衣服",
        "爽约的少一些",
        "回消息快一点",
        "夏天少挨骂",
    ),
    "keep": (
        "提高复购率",
        "老会员续费率到八成",
        "让头一回来的再来一次",
        "别让老客流失",
        "会员别办了卡就不来",
    ),
    "price": (
        "客单价提高一点",
        "价格上跟低价公司拼一拼",
        "走高端路线，同时天天打折",
        "每单多挣一点",
    ),
    "reputation": (
        "大众点评上五星多起来",
        "老客多介绍新客",
    ),
    "name": (
        "让人一说月嫂就想到我们",
        "做全区最好的驾校",
    ),
    "hire": ("再招两位技师",),
    "open": ("开第二家店",),
    "time_off": ("每周能歇一天",),
}
TABLE = [("en", kind, goal) for kind, goals in ENGLISH.items() for goal in goals]
TABLE += [("zh", kind, goal) for kind, goals in CHINESE.items() for goal in goals]
TABLE += [("en", kind, goal) for kind, goals in MORE_ENGLISH.items() for goal in goals]
TABLE += [("zh", kind, goal) for kind, goals in MORE_CHINESE.items() for goal in goals]


def test_the_table_is_long_enough_and_has_every_kind() -> None:
    assert min(sum(language == one for language, _, _ in TABLE) for one in ("en", "zh")) >= 40
    assert set(ENGLISH) == set(CHINESE) == set(get_args(GoalKind))


@pytest.mark.parametrize(("language", "kind", "goal"), TABLE)
def test_the_kind_of_a_goal(language: str, kind: str, goal: str) -> None:
    services = [{"name": "窗帘清洗", "price": 90}] if language == "zh" else [{"name": "Check", "price": 40}]
    assert goal_of(goal, language, services=services, team=[{"role": "Owner"}, {"role": "Cleaner"}]).kind == kind


@pytest.mark.parametrize("goal", [goal.upper() for goals in ENGLISH.values() for goal in goals])
def test_capitals_change_nothing(goal: str) -> None:
    assert goal_of(goal).kind == goal_of(goal.lower()).kind


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_lexicon_names_known_kinds_only(language: str) -> None:
    lexicon = read_yaml(f"goals/{language}.yaml")
    assert {k["kind"] for k in lexicon["kinds"]} == set(get_args(GoalKind)) - {"sell", "staff", "other"}
    assert all(word == word.lower() for k in lexicon["kinds"] for word in k["words"])
    assert len(lexicon["days"]) == 7
