"""The brief out of a file or a request: every fault at once, each with its path, its line and what to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service.domain.brief import Brief, Delivery
from service.errors import BriefError, RecordError
from service.reading.block_checks import block_faults
from service.reading.cleaning import clean
from service.reading.faults import Fault, Where, fault_lines, shown
from service.reading.json_text import read_json
from service.reading.name_checks import name_faults
from service.reading.plain_words import explain
from service.reading.record_checks import record_faults
from service.reading.records import read_record
from service.reading.text_files import read_text
from service.reading.yaml_lines import read_yaml

_LIMIT_BYTES = 2**20
_MOST_FAULTS = 200  # of each kind: a file that is no brief at all must not take minutes to be told so


def read_brief(path: Path) -> Brief:
    """The brief in a YAML or JSON file, with the records it names read in.

    Raises: BriefError with every fault.
    """
    try:
        text = read_text(path, _LIMIT_BYTES)
    except ValueError as error:
        raise BriefError([f"{path.name}: {error}"]) from error
    document = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    if document.faults:
        raise BriefError([f"{path.name}{fault}" for fault in document.faults])
    if not isinstance(document.data, dict):
        held = "nothing" if document.data is None else shown(document.data)
        raise BriefError([f"{path.name}: a brief is a block of `key: value` lines that starts with `business:`; the file holds {held}"])
    return parse_brief(document.data, allow_csv=True, folder=path.parent, lines=document.lines)


def parse_brief(
    data: Mapping[str, Any], *, allow_csv: bool = False, folder: Path | None = None, lines: Mapping[Where, int] | None = None
) -> Brief:
    """The brief in plain data; where a folder is given, the CSV records it names are read from there.

    Raises: BriefError with every fault.
    """
    cleaned, faults = clean(dict(data))
    brief = _validated(cleaned, faults)
    faults += islice(chain(name_faults(cleaned), record_faults(cleaned, allow_csv=allow_csv), block_faults(cleaned)), _MOST_FAULTS)
    if faults or brief is None:
        raise BriefError(fault_lines(faults, lines))
    return brief if folder is None else _with_records(brief, folder, lines)


def brief_digest(brief: Brief) -> str:
    """SHA-256 of the brief, records included: equal for equal briefs, whatever the order of keys or the file's form."""
    canonical = json.dumps(brief.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _validated(data: dict[str, Any], faults: list[Fault]) -> Brief | None:
    # Through JSON, because only there does strict pydantic take a list for a tuple and a date as text.
    try:
        return Brief.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        complaints = [complaint for complaint in error.errors(include_url=False) if not _is_an_echo(complaint)]
        faults += [explain(complaint) for complaint in complaints[:_MOST_FAULTS]]
        return None


def _is_an_echo(complaint: ErrorDetails) -> bool:
    """Said better elsewhere: who buys (`block_checks`), and a list that is short only because its entries are faulty."""
    return complaint["type"] == "value_error" or (complaint["type"] == "too_short" and bool(complaint["input"]))


def _with_records(brief: Brief, folder: Path, lines: Mapping[Where, int] | None) -> Brief:
    faults: list[Fault] = []
    delivery = tuple(_with_record(entry, folder, ("delivery", place), faults) for place, entry in enumerate(brief.delivery))
    if faults:
        raise BriefError(fault_lines(faults, lines))
    return brief.model_copy(update={"delivery": delivery})


def _with_record(entry: Delivery, folder: Path, where: Where, faults: list[Fault]) -> Delivery:
    if entry.csv is None:
        return entry
    try:
        samples, dates, groups = read_record(folder, entry)
    except RecordError as error:
        faults.append(Fault((*where, "csv"), str(error)))
        return entry
    return entry.model_copy(update={"samples": samples, "sample_dates": dates, "sample_groups": groups})
