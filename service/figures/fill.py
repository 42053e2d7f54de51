"""Filling the free hours: with whom, how full, how much of it is merely moved, and what the rest is worth."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from service.analysis import filling
from service.analysis.calendar import quarter_ends
from service.analysis.capacity import hours_of_room, match_shifts
from service.analysis.filling import WEEKS_PER_YEAR, FillCap, FillHours
from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger
from service.figures.customers import Customers
from service.figures.fill_cap import CapReason, find_cap
from service.figures.levelling import Levelling, read_levelling
from service.figures.money import read_money
from service.figures.segments import SegmentFigures
from service.figures.services import ServiceFigures
from service.figures.week import Slot, Week
