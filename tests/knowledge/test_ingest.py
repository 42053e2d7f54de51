"""Files and folders go in; each gets its report, and one at fault stops none of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.knowledge.base import KnowledgeBase
from service.knowledge.ingest import FileReport, files_of, ingest, parted, remove, unknown
from tests.knowledge.a_base import a_base
from tests.knowledge.files import PAGE, SENTENCES, a_docx, a_pdf


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with every kind of file, and some at fault."""
    folder = tmp_path / "papers"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text(f"Desk rules\ntop of page\n{SENTENCES[0]}", "utf-8")
    (folder / "b.md").write_text(f"# Complaints\n\n{SENTENCES[2]}", "utf-8")
    (folder / "c.html").write_text(PAGE, "utf-8")
    a_pdf(folder / "d.pdf", [list(SENTENCES)])
    a_docx(folder / "inner" / "e.docx")
    (folder / "f.txt").write_bytes("投诉当天就要处理，谁接的谁负责到底，并且当天写进本子里。".encode("gb18030"))
    (folder / "g.txt").write_bytes(b"")
    (folder / "h.pdf").write_bytes(b"%PDF-1.4 and no more")
    a_pdf(folder / "i.pdf", [list(SENTENCES)], password="secret")  # noqa: S106 - made up for the test
    (folder / ".hidden.txt").write_text(SENTENCES[0], "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def by_name(reports: list[FileReport]) -> dict[str, FileReport]:
    return {r.path.name: r for r in reports}


@pytest.fixture
def base(folder: Path) -> KnowledgeBase:
    return a_base(folder / "knowledge")


def test_every_kind_goes_in_and_what_is_at_fault_is_told(base: KnowledgeBase, papers: Path) -> None:
    reports = by_name(list(ingest(base, [papers])))
    assert {name for name, r in reports.items() if r.state == "added"} == {"a.txt", "b.md", "c.html", "d.pdf", "e.docx", "f.txt"}
    faults = {name: r.fault for name, r in reports.items() if r.state == "refused"}
    assert sorted(faults) == ["g.txt", "h.pdf", "i.pdf"]
    assert faults["g.txt"] == "is empty"
    assert faults["h.pdf"].startswith("is damaged")
    assert faults["i.pdf"].startswith("is locked")
    assert reports["a.txt"].reasons == {"repeated title": 1, "page chrome": 1}
    assert all(r.kept for r in reports.values() if r.state == "added")
    assert [h.language for h in base.search("投诉谁负责", language="zh", shelves=("own",))] == ["zh"]


def test_a_second_time_nothing_is_to_be_done(base: KnowledgeBase, papers: Path) -> None:
    list(ingest(base, [papers]))
    generation, count = base.records.generation("own"), base.records.count("own")
    assert {r.state for r in ingest(base, [papers, papers / "a.txt"])} == {"unchanged", "refused"}
    assert (base.records.generation("own"), base.records.count("own")) == (generation, count)


def test_of_an_unchanged_file_is_told_again_what_was_dropped_and_nothing_is_written(base: KnowledgeBase, papers: Path) -> None:
    [first] = ingest(base, [papers / "a.txt"])
    generation = base.records.generation("own")
    [again] = ingest(base, [papers / "a.txt"], retell=True)
    assert (again.state, again.kept, again.dropped) == ("unchanged", 0, first.dropped)
    assert first.dropped
    assert [r.dropped for r in ingest(base, [papers / "a.txt"])] == [()]
    assert base.records.generation("own") == generation


def test_a_changed_file_replaces_its_passages(base: KnowledgeBase, papers: Path) -> None:
    list(ingest(base, [papers / "a.txt"]))
    (papers / "a.txt").write_text(f"Desk rules\n{SENTENCES[1]}", "utf-8")
    assert [r.state for r in ingest(base, [papers / "a.txt"])] == ["replaced"]
    texts = [h.text for h in base.search("receptionist says the minutes", shelves=("own",))]
    assert any(SENTENCES[1] in text for text in texts)
    assert not any(SENTENCES[0] in text for text in texts)


def test_title_and_language_are_taken_as_given(base: KnowledgeBase, papers: Path) -> None:
    list(ingest(base, [papers / "b.md"], title="House rules", language="zh"))
    assert [(h.title, h.language) for h in base.search("complaint", language="zh", shelves=("own",))] == [("House rules", "zh")]


def test_files_and_folders_are_forgotten(base: KnowledgeBase, papers: Path) -> None:
    list(ingest(base, [papers]))
    assert [Path(s).name for s in remove(base, [papers / "inner"])] == ["e.docx"]
    assert [Path(s).name for s in remove(base, [papers / "a.txt", papers / "never.txt"])] == ["a.txt"]
    assert len(remove(base, [papers])) == 4
    assert list(base.records.digests("own")) == ["/papers/van.txt"]


def test_paths_under_which_nothing_was_are_told(papers: Path) -> None:
    gone = [str(papers / "inner" / "e.docx"), str(papers / "a.txt")]
    paths = [papers / "inner", papers / "a.txt", papers / "inner" / "e", papers / "never.txt"]
    assert unknown(paths, gone) == [papers / "inner" / "e", papers / "never.txt"]


def test_a_folder_is_parted_into_what_can_be_read_and_the_rest(papers: Path) -> None:
    (papers / ".git").mkdir()
    (papers / ".git" / "config").write_text("hidden", "utf-8")
    readable, others = parted(papers)
    assert [p.name for p in others] == ["picture.png"]
    assert [p.resolve() for p in readable] == files_of([papers])


def test_files_are_found_in_order_each_once_and_hidden_ones_not(papers: Path) -> None:
    names = [p.name for p in files_of([papers, papers / "a.txt", papers / "picture.png"])]
    assert names == ["a.txt", "b.md", "c.html", "d.pdf", "f.txt", "g.txt", "h.pdf", "i.pdf", "e.docx", "picture.png"]
