"""Money for the tasks: limits within nine-tenths of the budget, by objective and month (ACT-1)."""

from __future__ import annotations

from service.analysis.budget import Budget, Wish, split_budget
from service.analysis.calendar import month_list
from service.moves.case import Case
from service.moves.dating import Dated, DatedTask


def pay_for(case: Case, dated: Dated) -> Budget:
    """Split what may be spent over the tasks that cost money, the first moves served first."""
    wishes = [_wish(d, rank) for rank, d in enumerate(dated.tasks, 1) if d.task.cost is not None or d.task.cost_share > 0]
    return split_budget(wishes, case.brief.business.marketing_budget or 0.0)


def _wish(dated: DatedTask, rank: int) -> Wish:
    task = dated.task
    months = tuple(f"{m:%Y-%m}" for m in month_list(dated.start.value, dated.finish.value))
    return Wish(
        id=task.key,
        objective=f"{dated.move.kind}.{task.aim}",
        rank=rank,
        months=months if task.monthly else months[:1],
        amount=task.cost.value if task.cost is not None else None,
        share_of_limit=task.cost_share if task.cost is None else None,
    )
