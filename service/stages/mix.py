"""Stage mix: the seven Ps, each decided from this firm's figures and the scheme's actions, and the prices said plainly."""

from __future__ import annotations

from service.domain.plan.promise import Mix
from service.stages.desk import Desk
from service.stages.mix_people import people
from service.stages.mix_place import place
from service.stages.mix_price import price
from service.stages.mix_price_notes import price_notes
from service.stages.mix_process import physical_evidence, process
from service.stages.mix_product import judging_notes, product
from service.stages.mix_promotion import defence_notes, promotion


def write_mix(desk: Desk) -> Mix:
    """All seven Ps, with what each rejects and at what price."""
    return Mix(
        product=product(desk).block(desk),
        price=price(desk),
        place=place(desk).block(desk),
        promotion=promotion(desk).block(desk),
        people=people(desk).block(desk),
        process=process(desk),
        physical_evidence=physical_evidence(desk).block(desk),
        notes=(*price_notes(desk), *judging_notes(desk), *defence_notes(desk)),
    )
