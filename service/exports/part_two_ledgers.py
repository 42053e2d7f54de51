"""Part 2, what closes it: assumptions, questions to the owner, checks, sources, calculations."""

from __future__ import annotations

from dataclasses import replace

from service.domain.evidence import brief_evidence
from service.domain.plan.plan import Assumption, OwnerQuestion, Source
from service.domain.plan.walk import evidence_of
from service.exports.blocks import bullets, paragraph, under
from service.exports.calculations import calculation_formula, calculation_inputs, calculation_value
from service.exports.document import Block, Table, Words
from service.exports.workings import Section, Workings

SEVERITIES = ("error", "warning", "note")


def assumptions(w: Workings) -> Section:
    """What is taken as true, and who checks it."""
    rows = [_assumption(w, each) for each in w.plan.assumptions]
    columns = ("id", "assumed", "if_wrong", "leans", "check", "checked_by")
    return Section("assumptions", tuple(w.plain_table("assumptions", columns, rows)))


def _assumption(w: Workings, each: Assumption) -> tuple[Words, ...]:
    leans = w.wording.listed(w.wording.label_or(f"section.{name}", name) for name in each.sections)
    wrong, check = w.words(each.why_it_matters), w.words(each.check)
    return Words(each.id, emphasis=True), w.words(each.statement), wrong, Words(leans), check, Words(each.by)


def questions(w: Workings) -> Section:
    """Questions to the owner, most valuable first."""
    return Section("questions", tuple(bullets([_question(w, each) for each in w.plan.questions], ordered=True)))


def _question(w: Workings, each: OwnerQuestion) -> Words:
    place = (brief_evidence(each.path),) if each.path else ()
    return Words(each.changes.text, lead=each.text.text, tags=w.tags(place, each.text.evidence, each.changes.evidence))


def checks(w: Workings) -> Section:
    """What the checks found, and who wrote what."""
    found = sorted(w.plan.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    rows = [
        (
            Words(finding.rule, emphasis=True),
            Words(w.wording.label(f"severity.{finding.severity}")),
            Words(w.wording.label_or(f"section.{finding.section}", finding.section)),
            Words(finding.message),
        )
        for finding in found
    ]
    clean = [] if rows else paragraph(Words(w.wording.label("two.no_findings")))
    blocks = [*w.plain_table("checks", ("rule_id", "severity", "section", "finding"), rows), *clean, *_writers(w)]
    return Section("checks", tuple(blocks))


def _writers(w: Workings) -> list[Block]:
    """Who wrote the sections, and what of a model's text was replaced."""
    meta, wording = w.plan.meta, w.wording
    names = dict.fromkeys(meta.writer.values())
    if len(names) > 1:
        writers = under(w.topic("writers"), bullets([_written_by(w, name) for name in names]))
    else:
        said = wording.listed(wording.label_or(f"writer.{name}", name) for name in names)
        writers = paragraph(Words(said, lead=wording.label("lead.writers")))
    return [*writers, *under(w.topic("fallbacks"), bullets([Words(text) for text in meta.fallbacks]))]


def _written_by(w: Workings, name: str) -> Words:
    """A writer with the sections it wrote."""
    sections = [w.wording.label_or(f"section.{section}", section) for section, writer in w.plan.meta.writer.items() if writer == name]
    return Words(w.wording.listed(sections), lead=w.wording.label("lead.of", what=w.wording.label_or(f"writer.{name}", name)))


def sources(w: Workings) -> Section:
    """Passages that the plan cites; without any, why there is none."""
    if not w.plan.sources:
        return Section("sources", tuple(paragraph(Words(w.wording.label(f"two.no_sources.{w.plan.meta.knowledge}")))))
    return Section("sources", tuple(bullets([_source(w, each) for each in w.plan.sources])))


def _source(w: Workings, each: Source) -> Words:
    """A passage with its place and the works it rests on."""
    named = w.wording.label("two.source", title=each.title, heading=each.heading) if each.heading else each.title
    form = "source_works" if each.works else "source_own"
    told = w.wording.label(f"two.{form}", quote=each.quote, place=each.source or each.id, works=w.wording.enumerated(each.works))
    return Words(told, lead=w.wording.label("lead.of", what=named))


def calculations(w: Workings) -> Section:
    """Every figure that a sentence of the plan rests on: value, formula, inputs; all others stand in the plan's file."""
    cited = {piece.ref for _, piece in evidence_of(w.plan) if piece.kind == "calculation"}
    rows = [
        (
            Words(entry.name, emphasis=True),
            Words(calculation_value(entry, w.wording), number=True),
            Words(calculation_formula(entry, w.wording)),
            Words(calculation_inputs(entry, w.wording)),
        )
        for entry in w.plan.calculations
        if entry.name in cited
    ]
    listed = w.plain_table("calculations", ("name", "value", "formula", "inputs"), rows)
    return Section("calculations", tuple(replace(block, compact=True) if isinstance(block, Table) else block for block in listed))
