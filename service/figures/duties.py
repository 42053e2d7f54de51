"""What the words of a role say its holder does: the work that is sold, the office, the lead, the training of the team, the public words."""

from __future__ import annotations

import re

from service.domain.brief import Brief

WORK = re.compile(
    r"\b(?:trainer|coach(?:es)?|teacher|tutor|instructor|lecturer|\w*stylist|hairdresser|barber|beautician|groomer|plumber|electrician"
    r"|dentist|hygienist|doctor|nurse|midwife|vet|veterinar\w+|\w*therapist|physio|osteopath|chiropractor|optician|optometrist|pharmacist"
    r"|driver|rider|courier|cleaner|housekeeper|maid|mechanic|technician|engineer|fitter|installer|carpenter|joiner|painter|decorator|builder"
    r"|roofer|glazier|gardener|landscaper|chef|cook|baker|barista|waiter|waitress|bartender|photographer|designer|tailor|florist|locksmith"
    r"|solicitor|lawyer|barrister|architect|surveyor|carer|nanny|guide|walker|sitter|mover|operator|practitioner|partner|apprentice|trainee)s?\b"
    r"|阿姨|老师|教师|教练|助教|师傅|学徒|技师|技工|月嫂|育儿嫂|护工|护士|护理师|医生|医师|大夫|牙医|洁牙师|治疗师|按摩师|美容师|美甲师|美发师|发型师|理发师|化妆师"
    r"|修剪师|厨师|面点师|咖啡师|服务员|司机|骑手|快递员|配送员|保洁员?|清洁工|维修工|修理工|水管工|电工|安装工|摄影师|设计师|花艺师|律师|合伙人",
    re.I,
)
OFFICE = re.compile(
    r"\bmanagers?\b|\bdirector|\bhead of\b|\breception\w*|\bdesk\b|\bcustomer (?:service|care|support)\b|\bdispatch\w*|\bbooking"
    r"|\bscheduler|\boffice\b|\badmin\w*|\bclerk|\bsecretary|\bassistant to\b|\bco-?ordinator|\bmembership\b|\bbuyer\b|\bfinance\b"
    r"|\bpayroll\b|\brecruit\w*"
    r"|(?:经理|主管|店长|总监|主任|校长|园长|院长|馆长|前台|接待|客服|调度|派单|文员|行政|教务|招生|秘书|人事|出纳|采购|仓管|会籍|会员|运营|新媒体)(?:老师|人员|助理)?",
    re.I,
)
OFFICE_OR_SOLD = (
    (r"\bbook-?keep\w*|\baccountants?\b|会计|财务", r"bookkeep|account|tax|payroll|会计|记账|代账|报税|财务|税"),
    (r"\badvis[eo]rs?\b|\bconsultants?\b|顾问", r"advi[cs]|consult|咨询|顾问"),
    (r"\bsales\w*|销售", r"\bsales|estate|letting|销售|房产|中介"),
    (r"\bmarket(?:ing|er)\b|市场|推广|宣传|营销", r"market|advertis|communicat|营销|推广|策划|广告"),
)
"""Words of an office role, and what a firm sells for which they are its work: a bookkeeper in a firm of accountants."""
LEAD = re.compile(r"\b(?:team lead|lead|leader|head|supervisor|foreman)\b|带班|领班|组长|班长|队长", re.I)
TRAINS = re.compile(r"\btrain(?:er|ing)s?\b|\bcoach|培训|讲师|教练", re.I)
TEACHES = re.compile(r"train|coach|teach|course|class|lesson|培训|课|教|学|训练", re.I)
PUBLIC_WORDS = re.compile(
    r"\bmarket(?:ing|er)\b|\bcommunications?\b|\bpublicity\b|\bpublic relations\b|\bsocial media\b|宣传|市场|推广|营销|新媒体", re.I
)
ASIDE = re.compile(r"[(（].*")
JOINED = re.compile(r"\s*(?:[-–/&,+、，]|\band\b|兼)\s*", re.I)
ENDINGS = re.compile(r"(?:er|or|ist|ian|s)+$")
SHORTEST_STEM = 4
SHORTEST_TRADE = 2


def sold_by(brief: Brief) -> str:
    """What the firm is and sells, as one text."""
    return " ".join([brief.business.kind, *(s.name for s in brief.services)]).lower()


def does_the_work(role: str, contact: bool | None, sold: str) -> bool:
    """Whether a role delivers the service: by the noun it ends on, and, where it ends on none, by meeting customers.

    Whoever meets no customer delivers only where the trade itself is sold: a cleaner of a cleaning firm, not of a gym.
    """
    words = ASIDE.sub("", role)
    if contact is False:
        return not TRAINS.search(words) and any(_is_sold(m.group(), sold) for m in WORK.finditer(words))
    office = [OFFICE, *(re.compile(noun, re.I) for noun, sale in OFFICE_OR_SOLD if not re.search(sale, sold))]
    trades = [WORK, *(re.compile(noun, re.I) for noun, sale in OFFICE_OR_SOLD if re.search(sale, sold))]
    work, desk = (max(_last_end(p, words) for p in patterns) for patterns in (trades, office))
    return work > desk or (desk < 0 and not LEAD.search(words))


def trains_the_team(role: str, contact: bool | None, sold: str) -> bool:
    """Whether a role is there to teach the team: it meets no customers, or nobody said and the firm sells no teaching."""
    return bool(TRAINS.search(role)) and (contact is False or (contact is None and not TEACHES.search(sold)))


def owner_works(role: str, contact: bool | None, sold: str, owner: re.Pattern[str]) -> bool:
    """Whether an owner's role names a trade beside the ownership: `Owner-dentist`, `Founder and baker`; `Salon owner` names none."""
    if contact is False:
        return False
    if not owner.search(role):
        return does_the_work(role, contact, sold)
    parts = [p for p in JOINED.split(role) if not owner.search(p) and p.casefold() != "co"]
    return bool(WORK.search(role)) or any(len(p) >= SHORTEST_TRADE and does_the_work(p, contact, sold) for p in parts)


def _last_end(pattern: re.Pattern[str], words: str) -> int:
    return max((m.end() for m in pattern.finditer(words)), default=-1)


def _is_sold(noun: str, sold: str) -> bool:
    """Whether a trade's noun shares its stem with what is sold: `cleaner` and `Office cleaning`, 保洁员 and 日常保洁."""
    if not noun.isascii():
        return noun[:2] in sold
    stem = ENDINGS.sub("", noun.lower().split()[-1])
    return len(stem) >= SHORTEST_STEM and stem in sold
