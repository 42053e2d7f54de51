"""The charts of a plan, each fetched by itself when it comes into view: drawing takes longer than reading."""

from __future__ import annotations

from fastapi import Response

from service.domain.plan.plan import Plan
from service.errors import NotFoundError
from service.exports.document import Figure
from service.web.pages.shown import part_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def chart(plan: Plan, name: str) -> Response:
    """A chart as SVG: within a page by its name, as a file with `.svg` behind it.

    Raises: NotFoundError for a chart that the plan does not have.
    """
    from service.exports.html import drawn  # slow to import

    figure = figures(plan).get(name.removesuffix(".svg"))
    if figure is None:
        raise NotFoundError("the plan has no such chart")
    if not name.endswith(".svg"):
        return Response(str(drawn(figure, plan.language)), media_type="text/html", headers={"Content-Security-Policy": _POLICY})
    from service.exports.charts import svg

    return Response(svg(figure.picture, plan.language), media_type="image/svg+xml", headers={"Content-Security-Policy": _POLICY})


def figures(plan: Plan) -> dict[str, Figure]:
    """The charts of a plan by name."""
    blocks = [block for part in part_of(plan, "both").parts for block in part.blocks]
    return {block.id: block for block in blocks if isinstance(block, Figure)}
