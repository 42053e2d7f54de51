"""What firms of a trade know about their own work, as ideas to try: found by what the owner calls the firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from service.domain.brief import Brief
from service.prompts import read_yaml
from service.writing.trade import names_trade

Serves = Literal["peak", "quiet", "season", "win", "sell", "keep", "price", "late", "calls", "staff", "any"]
SERVES: tuple[Serves, ...] = get_args(Serves)


@dataclass(frozen=True)
class Idea:
    """An idea of a trade. Where `service`, `group` or `said` name words, the brief must show one of each."""

    serves: Serves
    text: str
    service: tuple[str, ...]
    group: tuple[str, ...]
    said: tuple[str, ...]
    general: bool
    """Whether it is for every trade."""
    words: str = ""
    """What the owner may say, write or print to try it."""

    @property
    def particular(self) -> bool:
        """Whether it rests on words of the brief."""
        return bool(self.service or self.group or self.said)


def ideas_of(brief: Brief) -> tuple[Idea, ...]:
    """The ideas of the first trade that the firm's kind or sector names, then those for everyone."""
    entries: list[dict[str, Any]] = read_yaml(f"ideas/{brief.language}.yaml")
    own = next((e for e in entries[:-1] if names_trade(brief, e["match"])), None)
    return (*_ideas(own["ideas"] if own else (), False), *_ideas(entries[-1]["ideas"], True))


def _ideas(given: Sequence[dict[str, Any]], general: bool) -> Iterator[Idea]:
    for each in given:
        service, group, said = (tuple(each.get(name, ())) for name in ("service", "group", "said"))
        yield Idea(each["for"], each["say"], service, group, said, general, each.get("words", ""))
