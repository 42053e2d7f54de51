"""Money for the tasks: limits within nine-tenths of the budget, by objective and month (ACT-1)."""

from __future__ import annotations

import math

from service.analysis.budget import Budget, Wish, split_budget
from service.analysis.calendar import month_list
from service.moves.case import Case
from service.moves.dating import Dated, DatedTask
from service.moves.model import Task

MOST_FOR_LEAST = 0.15


def pay_for(case: Case, dated: Dated) -> Budget:
    """Split what may be spent over the tasks that cost money, the first moves served first."""
    wishes = [_wish(case, d, rank) for rank, d in enumerate(dated.tasks, 1) if d.task.cost is not None or d.task.cost_share > 0]
    return split_budget(wishes, case.brief.business.marketing_budget or 0.0)


def _wish(case: Case, dated: DatedTask, rank: int) -> Wish:
    task = dated.task
    months = tuple(f"{m:%Y-%m}" for m in month_list(dated.start.value, dated.finish.value))
    return Wish(
        id=task.key,
        objective=f"{dated.move.kind}.{task.aim}",
        rank=rank,
        months=months if task.monthly else months[:1],
        amount=_amount(case, task),
        least=math.ceil(case.lowest_price),
    )


def _amount(case: Case, task: Task) -> float:
    """A limit: as given, or a share of what may be spent, never below what such a task costs at all (in lowest prices of the firm)."""
    if task.cost is not None:
        return task.cost.value
    share = task.cost_share * case.spendable
    return max(share, min(task.least_prices * case.lowest_price, MOST_FOR_LEAST * case.spendable)) if task.least_prices else share
