"""The only door to a chat model: opened by a name, asked for a small structured answer, within a purse and a deadline.

prompt ─▶ door ─▶ account (may this call be paid?) ─▶ method the server knows ─▶ retries ─▶ answer read and validated
"""

from __future__ import annotations

from service.model.account import Account, Limits, Use
from service.model.door import Door
from service.model.opening import Bearing, check_name, open_door, price_of
from service.model.prices import Price
from service.model.prompt import Prompt
from service.model.usage import count_tokens

__all__ = ["Account", "Bearing", "Door", "Limits", "Price", "Prompt", "Use", "check_name", "count_tokens", "open_door", "price_of"]
