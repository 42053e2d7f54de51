"""Real files of every kind, made on the spot."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from pypdf import PdfReader, PdfWriter

SENTENCES = (
    "A customer who is told the truth about the wait stays calmer than one who is told nothing at all.",
    "The receptionist says the number of minutes once, and she says it again when it changes.",
    "Whoever hears a complaint owns it until the customer says that it is settled.",
)


def a_pdf(path: Path, pages: list[list[str]], password: str = "") -> Path:
    """A PDF with a line of text for each string."""
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET"
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        parts.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {len(parts)} 0 R >>")
        kids.append(f"{len(parts)} 0 R")
    parts[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    path.write_bytes(_locked(out, password) if password else out)
    return path


def _locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def a_docx(path: Path, title: str = "Front desk") -> Path:
    """A Word file with a title, two headings and a table."""
    document = docx.Document()
    document.core_properties.title = title
    document.add_heading("Waiting", 1)
    document.add_paragraph(f"{SENTENCES[0]} {SENTENCES[1]}")
    document.add_heading("Complaints", 2)
    document.add_paragraph(SENTENCES[2])
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("Measure", "Limit"), ("Call back", "Four working hours"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(path))
    return path


PAGE = f"""<!doctype html><html lang="en"><head><title>Front desk | A Firm</title><style>p {{color: red}}</style></head><body>
<nav><a href="/">Home</a> <a href="/shop">Our shop</a></nav>
<div class="cookie-banner">We would like to store cookies on your device for statistics.</div>
<main><h1>Front desk</h1><h2>Waiting</h2><p>{SENTENCES[0]}</p><ul><li>{SENTENCES[1]}</li></ul>
<table><tr><td>Call back</td><td>Four working hours</td></tr></table>
<div>Bare words of a section that has no paragraph of its own at all.</div>
<div class="share-buttons">Tell your friends about this page</div></main>
<aside>Other people also read about gardening</aside><script>var x = "hidden";</script><footer>Imprint and contact</footer></body></html>"""
