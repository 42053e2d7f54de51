"""Opens an editor from the settings: the door, the price, the limits."""

from __future__ import annotations

from collections.abc import Mapping

from service.domain.plan.plan import Source
from service.editing.editor import Editor
from service.errors import SettingsError
from service.model import Account, Bearing, Door, Limits, open_door, price_of
from service.settings import Settings


def open_editor(
    name: str, settings: Settings, *, door: Door | None = None, passages: Mapping[str, tuple[Source, ...]] | None = None
) -> Editor:
    """An editor with a fresh account for one plan. A `door` that is open already is used again: a client is dear to make.

    Raises: ModelError if the model cannot be opened; SettingsError if there is a ceiling but no price.
    """
    return Editor(door or open_door(name, bearing_of(settings)), account_for(name, settings), passages or {})


def bearing_of(settings: Settings) -> Bearing:
    """How calls are borne."""
    return Bearing(settings.model_calls_at_once, settings.call_timeout_s, traces_to=settings.traces_to)


def account_for(name: str, settings: Settings) -> Account:
    """A fresh account within the limits.

    Raises: SettingsError if there is a ceiling but no price: nobody could keep it.
    """
    stated = None if settings.price_in is None or settings.price_out is None else (settings.price_in, settings.price_out)
    price = price_of(name, stated)
    if settings.max_cost is not None and price is None:
        raise SettingsError(
            f"--max-cost: the price of {name} is not known; state it in OVERDELIVER_PRICE_IN and OVERDELIVER_PRICE_OUT, "
            "US dollars for a million tokens, or leave the ceiling out"
        )
    return Account(Limits(settings.max_cost, settings.model_deadline_s), price)
