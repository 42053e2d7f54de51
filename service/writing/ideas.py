"""What firms of a trade know about their own work, as ideas to try."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from service.domain.brief import Brief
from service.writing.playbook import common_playbook, own_playbook

Serves = Literal["peak", "quiet", "season", "win", "sell", "keep", "price", "late", "calls", "staff", "any"]
Post = Literal["owner", "steward", "desk", "hands", "words"]
"""Who manages, who answers customers, who does the work: in a small firm one person is several of them."""
POSTS: tuple[Post, ...] = get_args(Post)
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
    by: Post | None = None
    """Who tries it, where that is not who usually does what it serves."""
    months: tuple[int, ...] = ()
    """Months of the year in which a trial may begin; none where any will do."""

    @property
    def particular(self) -> bool:
        """Whether it rests on words of the brief."""
        return bool(self.service or self.group or self.said)


def ideas_of(brief: Brief) -> tuple[Idea, ...]:
    """The ideas of the firm's own trade, then those for everyone."""
    return (*_ideas(own_playbook(brief).get("ideas", ()), False), *_ideas(common_playbook(brief.language)["ideas"], True))


def _ideas(given: Sequence[dict[str, Any]], general: bool) -> Iterator[Idea]:
    for each in given:
        service, group, said = (tuple(each.get(name, ())) for name in ("service", "group", "said"))
        words, by, months = each.get("words", ""), each.get("by"), tuple(each.get("months", ()))
        yield Idea(each["for"], each["say"], service, group, said, general, words, by, months)
