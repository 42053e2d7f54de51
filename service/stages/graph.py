"""The chapters of a plan and what each waits for, on one screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.domain.plan.block import Block
from service.stages.customers import write_customers
from service.stages.desk import Desk
from service.stages.expectations import write_expectations
from service.stages.measurement import write_measurement
from service.stages.mix import write_mix
from service.stages.objectives import write_objectives
from service.stages.organisation import write_organisation
from service.stages.positioning import write_positioning
from service.stages.programme import write_programme
from service.stages.quality_gaps import write_quality_gaps
from service.stages.relationships import write_relationships
from service.stages.situation import write_situation
from service.stages.summary import write_summary


@dataclass(frozen=True)
class Stage:
    """A chapter: its name, its writer, and the chapters it waits for."""

    name: str
    write: Callable[[Desk], Block]
    after: tuple[str, ...] = ()

    def draft(self, desk: Desk) -> Block:
        """The chapter by the built-in writer, with the passages it rests on."""
        return desk.grounds.add_to(self.write(desk), self.name, desk.case)


STAGES = (
    Stage("objectives", write_objectives),
    Stage("situation", write_situation),
    Stage("customers", write_customers),
    Stage("positioning", write_positioning, ("objectives", "situation", "customers")),
    Stage("expectations", write_expectations, ("positioning",)),
    Stage("mix", write_mix, ("expectations",)),
    Stage("quality_gaps", write_quality_gaps, ("expectations",)),
    Stage("relationships", write_relationships, ("expectations", "customers")),
    Stage("organisation", write_organisation, ("mix", "quality_gaps", "relationships")),
    Stage("programme", write_programme, ("organisation",)),
    Stage("measurement", write_measurement, ("programme",)),
    Stage("summary", write_summary, ("measurement",)),
)
