"""A wish of the owner's to do less of a service, weighed: what it brings, and how many hours of better paid work bring the same."""

from __future__ import annotations

from service.domain.evidence import Fact, Phrase, Statement
from service.figures.services import ServiceFigures
from service.moves.lexicon import mentions
from service.stages.desk import Desk
from service.stages.mix_quotes import NOTES, told
from service.writing.signs import any_stands

LONG_WORD = 5
"""Letters from which a word of a service's name tells which service is meant."""
WEEKS_A_MONTH = 52 / 12


def affordable_wish(desk: Desk, wish: Phrase) -> Statement | None:
    """The sum that allows the wish; None where it names no service, or the week has no room for what would replace it."""
    week, service = desk.case.week, _service(desk, wish)
    better = _better_paid(desk, service) if service else None
    if week is None or service is None or better is None or service.contribution_month is None or better.contribution_hour is None:
        return None
    hours = service.contribution_month.value / better.contribution_hour.value / WEEKS_A_MONTH
    formula = "what the service leaves a month ÷ what an hour of the other leaves ÷ weeks a month"
    replace = desk.ledger.fact(f"wish.service.{service.index}.replaced_by", hours, "h", formula)
    if replace.value > week.room_hours.value:
        return None
    return desk.tell("summary.short.told_wish_service", quote=wish, **_slots(desk, service, better), replace=replace, room=week.room_hours)


def shrinking(desk: Desk) -> ServiceFigures | None:
    """The service that the owner wishes to do less of, where the sum allows it."""
    wish = told(desk.brief, "wishes", [NOTES], whole=True)
    return _service(desk, wish) if wish and affordable_wish(desk, wish) else None


def _slots(desk: Desk, service: ServiceFigures, better: ServiceFigures) -> dict[str, Phrase | Fact | None]:
    named = {"service": desk.case.low(service.name), "better": desk.case.low(better.name)}
    return {**named, "month": service.contribution_month, "hour": service.contribution_hour, "better_hour": better.contribution_hour}


def _service(desk: Desk, wish: Phrase) -> ServiceFigures | None:
    """The service whose name, or a long word of it, stands in the wish."""
    said = str(wish).lower()
    for service in desk.case.money.sold:
        name = str(service.name).lower()
        telling = (w for w in name.split() if len(w) >= LONG_WORD and not mentions(desk.brief.language, "service_nouns", w))
        if any_stands([name, *telling], said):
            return service
    return None


def _better_paid(desk: Desk, service: ServiceFigures) -> ServiceFigures | None:
    """The service whose hour leaves most, where that is more than an hour of this one leaves."""
    paid = [(s.contribution_hour.value, str(s.name), s) for s in desk.case.money.sold if s.contribution_hour]
    best = max(paid, key=lambda p: p[:2], default=None)
    own = service.contribution_hour
    return best[2] if own and best and best[0] > own.value > 0 else None
