"""Charts as PNG for Word: Typst turns all SVGs of a document into pictures at once, in the same fonts as the PDF."""

from __future__ import annotations

import json

import typst

from service.exports import charts
from service.exports.document import Document, Figure
from service.exports.typeset import typeset_fonts

DOTS_PER_INCH = 220.0
PAGES = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for (i, drawn) in json(bytes(sys.inputs.charts)).enumerate() {
  if i > 0 { pagebreak() }
  image(bytes(drawn.svg), format: "svg", width: drawn.width * 0.72pt)
}
"""


def pngs(document: Document) -> dict[str, tuple[bytes, float]]:
    """Each figure of a document by its id, as PNG on white, with its width in pixels of the chart."""
    figures = [block for part in document.parts for block in part.blocks if isinstance(block, Figure)]
    if not figures:
        return {}
    drawn = [charts.svg(figure.picture, document.language) for figure in figures]
    widths = [charts.width_of(each) for each in drawn]
    given = json.dumps([{"svg": svg, "width": width} for svg, width in zip(drawn, widths, strict=True)], ensure_ascii=False)
    compiler = typst.Compiler(PAGES, font_paths=typeset_fonts(), ignore_system_fonts=True, sys_inputs={"charts": given})
    made = compiler.compile(format="png", ppi=DOTS_PER_INCH)
    pages = [made] if isinstance(made, bytes) else list(made or ())
    return {figure.id: (page, width) for figure, page, width in zip(figures, pages, widths, strict=True)}
