"""A wish of the owner's that the plan keeps by leaving alone what it names."""

from __future__ import annotations

from service.domain.evidence import Phrase
from service.domain.plan.control import Programme
from service.moves.lexicon import without_signs, words_shared
from service.stages.desk import Desk


def keeps_clear(desk: Desk, wish: Phrase) -> bool:
    """Whether no action of the plan names what the wish names: `new vans`, `a night shift`."""
    programme, language = desk.sections.get("programme"), desk.brief.language
    if not isinstance(programme, Programme):
        return False
    return not any(words_shared(action.what.text, without_signs(language, "wishes", wish), language) for action in programme.actions)
