"""How a move states its tasks and habits: planning limits come from a data file, people from the firm's team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from service.domain.evidence import Fact
from service.figures.people import People
from service.moves.model import Habit, Slots, Task
from service.prompts import read_yaml
from service.writing.ideas import Post

SOLO_SHARE = 0.4
"""One person doing everything needs no handing over: less than half of what several posts take."""


@dataclass(frozen=True)
class Posts:
    """Which role of the firm holds each post; in a small firm one role holds several."""

    owner: str
    steward: str
    desk: str
    hands: str
    deliverers: tuple[tuple[str, float], ...] = ()
    """Every role that does the work, with its people."""
    publicist: str | None = None
    """Whoever words what the public reads; the steward where nobody does."""

    def of(self, post: Post) -> str:
        """Role that holds a post."""
        words = self.publicist or self.steward
        return {"owner": self.owner, "steward": self.steward, "desk": self.desk, "hands": self.hands, "words": words}[post]

    @property
    def solo(self) -> bool:
        """Whether one role holds them all."""
        return len({self.owner, self.steward, self.desk, self.hands}) == 1

    def hours(self, limits: Mapping[str, Any]) -> dict[str, float]:
        """Hours by role from the limits of a task or habit."""
        by_post: Mapping[Post, float] = limits["hours"]
        if self.solo:
            return {self.owner: limits.get("solo", SOLO_SHARE * sum(by_post.values()))}
        hours: dict[str, float] = {}
        for post, amount in by_post.items():
            if post == "hands" and limits.get("hands_each"):
                hours |= {role: hours.get(role, 0.0) + people * limits["hands_each"] for role, people in self.deliverers}
            else:
                hours[self.of(post)] = hours.get(self.of(post), 0.0) + amount
        return hours


def read_posts(people: People) -> Posts:
    """Fill the posts from the team."""
    owner, steward = str(people.owner.role), str(people.steward.role)
    desk = str(people.desk.role) if people.desk else steward
    hands = str(people.deliverers[0].role) if people.deliverers else owner
    deliverers = tuple((str(r.role), r.people.value) for r in people.deliverers if str(r.role) != owner)
    publicist = str(people.publicist.role) if people.publicist else None
    return Posts(owner, steward, desk, hands, deliverers or ((hands, 1.0),), publicist)


@cache
def effort() -> Mapping[str, Mapping[str, Any]]:
    """Planning limits by task and habit."""
    limits: Mapping[str, Mapping[str, Any]] = read_yaml("effort.yaml")
    return limits


@dataclass(frozen=True)
class Drafting:
    """States tasks of one kind of move for one firm."""

    kind: str
    posts: Posts

    def task(  # noqa: PLR0913 - the optional ones are what a move may change
        self, key: str, aim: str, slots: Slots | None = None, *, cost: Fact | None = None, of: int | None = None, week: int | None = None
    ) -> Task:
        """A task with its planning limits. `of` tells apart tasks of one kind, such as one a segment."""
        name = f"{self.kind}.{key}"
        given = effort()["tasks"][name]
        return Task(
            key=name if of is None else f"{name}.{of}",
            aim=aim,
            owner=self.posts.of(given["who"]),
            week=given["week"] if week is None else week,
            weeks=given["weeks"],
            hours=self.posts.hours(given),
            payer=given["payer"],
            cost_share=given.get("cost", 0.0),
            least_prices=given.get("least_prices", 0.0),
            cost=cost,
            monthly=given.get("monthly", False),
            after=tuple(given.get("after", ())),
            monday_minutes=self._minutes(given),
            tidies=given.get("tidies", False),
            slots=slots or {},
        )

    def _minutes(self, given: Mapping[str, Any]) -> float | None:
        """Minutes on the first Monday; one person doing everything takes no longer than all its hours."""
        minutes: float | None = given.get("monday")
        return min(minutes, round(60 * sum(self.posts.hours(given).values()))) if minutes and self.posts.solo else minutes

    def habit(self, key: str, aim: str, after: Sequence[str] = ()) -> Habit:
        """A routine with its planning limits."""
        name = f"{self.kind}.{key}"
        given = effort()["habits"][name]
        return Habit(name, aim, self.posts.of(given["who"]), given["week"], self.posts.hours(given), tuple(after))
