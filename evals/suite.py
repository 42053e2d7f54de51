"""Runs everything that code can judge: drafts the cases, asks every claim, judges the judges, the copy check and retrieval."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from pydantic_evals import Case, Dataset
from pydantic_evals.reporting import EvaluationReport, ReportCase

from evals.cases import EvalCase, read_cases
from evals.claims import CLAIMS
from evals.claims.case_claims import open_demands
from evals.claims.language import language_fidelity
from evals.claims.likeness import specificity
from evals.claims.provenance import cited_share, provenance_counts
from evals.confusion import Confusion, judge_the_judges, merged
from evals.copy_check import scores, wrong
from evals.drafts import BuiltIn, Draft, Writer, acquaint, draft_case
from evals.results import CaseRow, ClaimRow, CopyRow, Results, RetrievalRow
from evals.retrieval import QUERIES, Searcher, read_queries, score_retrieval
from service.domain.plan.plan import Plan

WORKERS = 2
SLOW_EVERY = 6
"""Of so many drafts one is read back from the formats that take long to write."""
NEIGHBOURS = 2
"""Other firms' plans that a worker is given to make faults of."""

Progress = Callable[[str, int, int], None]
"""Told what is done, and how much of how much."""
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Job:
    """What a worker needs to judge the judges on one case."""

    case: EvalCase
    plan: Plan
    turned: Plan
    neighbours: Mapping[str, tuple[EvalCase, Plan]]


def run_suite(
    writer: Writer | None = None,
    cases: Sequence[EvalCase] | None = None,
    searcher: Searcher | None = None,
    progress: Progress = lambda _what, _done, _of: None,
    workers: int = WORKERS,
) -> Results:
    """All that code can judge of a writer's plans. The judges are judged on plans of the built-in writer."""
    chosen, who = tuple(cases or read_cases()), writer or BuiltIn()
    drafts = _drafts(chosen, who, progress, workers)
    acquaint(drafts)
    table = _confusion(drafts, progress, workers)
    for draft in drafts[::SLOW_EVERY]:
        draft.with_slow_formats = True
    report = _ask_every_claim(drafts)
    retrieval, skipped = _retrieval(searcher)
    return Results(
        writer=who.name,
        cases=tuple(_case_row(draft, report[draft.case.name]) for draft in drafts),
        claims=tuple(_claim_rows(report, table)),
        measures=_measures(drafts, report),
        copy_check=tuple(
            CopyRow(name=s.name, sentences=s.sentences, precision=s.precision, recall=s.recall, f1=s.f1, agreement=s.agreement)
            for s in scores()
        ),
        copy_check_wrong=wrong(),
        retrieval=retrieval,
        notes=(*skipped, *(f"open: {demand}" for draft in drafts for demand in open_demands(draft))),
    )


def _drafts(cases: Sequence[EvalCase], writer: Writer, progress: Progress, workers: int) -> list[Draft]:
    """Plans of all cases; the built-in writer drafts several at once, a model one after the other."""
    if isinstance(writer, BuiltIn):
        return list(_each("drafting", _draft, cases, progress, workers))
    drafts = []
    for done, case in enumerate(cases, 1):
        drafts.append(draft_case(case, writer))
        progress("drafting", done, len(cases))
    return drafts


def _draft(case: EvalCase) -> Draft:
    return draft_case(case, BuiltIn())


def _confusion(drafts: Sequence[Draft], progress: Progress, workers: int) -> dict[str, Confusion]:
    tables = list(_each("judging the judges", _judge, [_job(draft) for draft in drafts], progress, workers))
    return {row.claim: row for row in merged(tables)}


def _job(draft: Draft) -> Job:
    near = sorted(draft.neighbours)[:NEIGHBOURS]
    return Job(draft.case, draft.plan, draft.turned, {name: (draft.neighbours[name].case, draft.neighbours[name].plan) for name in near})


def _judge(job: Job) -> list[Confusion]:
    neighbours = {name: Draft(case, plan, plan) for name, (case, plan) in job.neighbours.items()}
    return judge_the_judges([Draft(job.case, job.plan, job.turned, neighbours)])


_Work = TypeVar("_Work")


def _each(what: str, work: Callable[[_Work], _Found], jobs: Sequence[_Work], progress: Progress, workers: int) -> Iterator[_Found]:
    """The answers in the order of the jobs, from a few processes where more than one is wanted."""
    for done, answer in enumerate(_answers(work, jobs, workers), 1):
        progress(what, done, len(jobs))
        yield answer


def _answers(work: Callable[[_Work], _Found], jobs: Sequence[_Work], workers: int) -> Iterable[_Found]:
    if workers < 2 or (os.cpu_count() or 1) < 2:
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, jobs)


Asked = Mapping[str, ReportCase[EvalCase, Draft, None]]


def _ask_every_claim(drafts: Sequence[Draft]) -> Asked:
    """Every claim about every draft, by case."""
    by_name = {draft.case.name: draft for draft in drafts}
    cases: list[Case[EvalCase, Draft, None]] = [Case(name=draft.case.name, inputs=draft.case) for draft in drafts]
    dataset: Dataset[EvalCase, Draft, None] = Dataset(name="plans", cases=cases, evaluators=CLAIMS)

    async def drafted(case: EvalCase) -> Draft:
        return by_name[case.name]

    reports: list[EvaluationReport[EvalCase, Draft, None]] = []

    async def ask() -> None:
        """Gives nothing back: when a loop ends, asyncio writes out what its task gave, and all plans in words take minutes."""
        reports.append(await dataset.evaluate(drafted, progress=False, max_concurrency=1))

    asyncio.run(ask())
    report = reports[0]
    if report.failures:
        raise RuntimeError(f"{report.failures[0].name}: {report.failures[0].error_message}")
    failed = [f for case in report.cases for f in case.evaluator_failures]
    if failed:
        raise RuntimeError(f"claim {failed[0].name}: {failed[0].error_message}")
    return {case.name: case for case in report.cases}


def _case_row(draft: Draft, asked: ReportCase[EvalCase, Draft, None]) -> CaseRow:
    broken = {name: result.reason or "" for name, result in asked.assertions.items() if not result.value}
    plan = draft.plan
    return CaseRow(name=draft.case.name, language=plan.language, tags=draft.case.tags, words_part_1=plan.meta.words_part_1, broken=broken)


def _claim_rows(report: Asked, table: Mapping[str, Confusion]) -> Iterator[ClaimRow]:
    for claim in CLAIMS:
        row = table[claim.name]
        yield ClaimRow(
            name=claim.name,
            about=(type(claim).__doc__ or "").strip().split("\n")[0],
            holds=sum(bool(case.assertions[claim.name].value) for case in report.values()),
            plans=len(report),
            noticed=row.noticed,
            missed=row.missed,
            false_alarms=row.false_alarms,
            quiet=row.quiet,
            detection=row.detection,
            false_alarm_rate=row.false_alarm_rate,
            misses=tuple(row.misses),
            alarms=tuple(row.alarms),
        )


def _measures(drafts: Sequence[Draft], report: Asked) -> dict[str, float]:
    """The figures that the bar is set on, and those that are only watched."""
    rules = [claim.name for claim in CLAIMS if hasattr(claim, "rule")]
    figures = [provenance_counts(draft) for draft in drafts]
    alike = specificity(drafts)
    same = [case.assertions["OrderChangesNothing"].value for case in report.values()]
    return {
        "cases": len(drafts),
        "final_pass": _share(all(case.assertions[rule].value for rule in rules) for case in report.values()),
        "number_provenance": 1 - sum(lost for _, lost in figures) / max(1, sum(stated for stated, _ in figures)),
        "numbers_stated": sum(stated for stated, _ in figures),
        "dangling_citations": sum(len(draft.of_rule("PRV-2")) for draft in drafts),
        "citation_coverage": sum(map(cited_share, drafts)) / len(drafts),
        "language_fidelity": sum(map(language_fidelity, drafts)) / len(drafts),
        "order_flip": _share(map(bool, same)),
        "overlap_jaccard_median": alike.jaccard_median,
        "overlap_jaccard_worst": alike.jaccard_worst,
        "overlap_shorter_median": alike.shorter_median,
        "overlap_shorter_worst": alike.shorter_worst,
        "overlap_pairs": alike.pairs,
    }


def _share(held: Iterable[bool]) -> float:
    answers = list(held)
    return sum(answers) / len(answers) if answers else 1.0


def _retrieval(searcher: Searcher | None) -> tuple[tuple[RetrievalRow, ...], tuple[str, ...]]:
    if searcher is None:
        return (), ("retrieval: skipped, there is no knowledge base to search",)
    if not QUERIES.is_file():
        return (), (f"retrieval: skipped, {QUERIES.name} is not there",)
    found = score_retrieval(searcher, read_queries())
    return tuple(RetrievalRow(pair=s.pair, queries=s.queries, recall=s.recall, mrr=s.mrr, ndcg=s.ndcg) for s in found), ()
