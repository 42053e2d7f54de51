"""Every figure of a plan that a version may change has a name in both languages; no Chinese reader sees a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service.domain.brief import Language
from service.domain.plan.plan import SECTIONS, Plan
from service.revising.diff import Difference
from service.web.pages.figure_names import figure_name
from tests.web.a_service import SMALL, Service
from tests.web.pages.forms import Reader

SCHEMA = Plan.model_json_schema()
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def figures(node: dict[str, Any], name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Names of all values of a section that are no sentences."""
    kind = str(node.get("$ref", "")).rpartition("/")[2]
    if kind and kind not in seen:
        fields = SCHEMA["$defs"][kind].get("properties", {})
        if "evidence" not in fields or "text" not in fields:
            for field, child in fields.items():
                if field not in ("evidence", "part"):
                    yield from figures(child, field, seen | {kind})
    for child in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())):
        yield from figures(child, name, seen)
    if isinstance(node.get("additionalProperties"), dict):
        yield from figures(node["additionalProperties"], name, seen)
    elif node.get("type") in ("number", "integer", "string", "boolean"):
        yield name


@pytest.fixture
def plan(service: Service) -> Plan:
    return Plan.model_validate_json(service.client.get(f"/v1/plans/{service.order()}/document?format=json").text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_name(plan: Plan, language: Language) -> None:
    found = {(part, name) for part in (*SECTIONS, "assumptions", "questions") for name in figures(SCHEMA["properties"][part], part)}
    assert len(found) > 100
    sections = {part: figure_name(language, Difference(section=part, path=part), plan) for part, _ in found}
    unnamed = [
        (part, name)
        for part, name in sorted(found)
        if figure_name(language, Difference(section=part, path=f"{part}.{name}"), plan) == sections[part] and name != part
    ]
    assert unnamed in ([], [("objectives", "objectives")])


PLACES = {
    "customers.segments[双职工家庭].customers_share": "双职工家庭：占客人",
    "customers.tiers[gold].segments[0]": "黄金：客群",
    "expectations.promises[ready].promise": "Ready after drop-off：以后怎么说",
    "programme.actions[A6].cost_by_month.2027-03": "A6、2027-03：每月花费",
    "summary.not_yet[1].date": "日子",
    "mix.nothing_known[price].unheard_of": "七个 P",
    "assumptions[1].unheard_of": "假设",
}


@pytest.mark.parametrize(("path", "told"), PLACES.items())
def test_a_place_is_told_in_chinese(plan: Plan, path: str, told: str) -> None:
    section = re.split(r"[.\[]", path)[0]
    assert figure_name("zh", Difference(section=section, path=path, before=1, after=2), plan) == told


def test_a_chinese_reader_of_the_changes_sees_no_path(service: Service, reader: Reader) -> None:
    path = f"/plans/{service.order({**SMALL, 'language': 'zh'})}"
    reader.open(f"/language/zh?back={path}").press("/brief", path="services.0.price").press("/2", "order", **{"services.0.price": "70"})
    labels = [each.text() for each in reader.open(f"{path}/versions/2").html.css(".diffs small")]
    assert len(labels) > 3
    assert [each for each in labels if re.search(r"[a-z]{2,}", each.replace("Safety check", ""))] == []
    assert {each.attributes["lang"] for each in reader.html.css(".diffs small")} == {"zh-CN"}
