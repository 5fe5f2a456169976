"""What a notebook shows, and the two worked notebooks, run from their first cell to the last."""

import ast
import json
import re
import shutil
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import redept
from redept import pipeline
from redept.errors import RedeptError
from redept.finding_aids.tables import TABLES

NOTEBOOKS = sorted((Path(__file__).parents[3] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which there is a corpus where `redept demo` puts it."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "redept-demo").mkdir()
    with as_file(files("redept") / "specimen" / "specimen.xml") as volume:
        pipeline.add(folder / "redept-demo" / "specimen.redept", [volume])
    return folder


@pytest.fixture(scope="module")
def corpus(folder: Path) -> redept.Corpus:
    return redept.open_corpus(folder / "redept-demo" / "specimen.redept")


def words_of(shown: str) -> str:
    found: str = html.fromstring(shown).text_content()
    return found


def test_a_table_is_read_by_rows_and_by_columns(corpus: redept.Corpus) -> None:
    table = corpus.table("documents", "number:3652")
    assert [row["id"] for row in table] == table["id"] == ["specimen/d5"]
    assert table[0]["form"] == "Telegram"
    assert "<documents: 1 rows" in repr(table)
    assert "711.62114/9-2444" in words_of(table._repr_html_())
    with pytest.raises(KeyError, match="no column of documents"):
        table["weather"]
    with pytest.raises(RedeptError, match="there is documents, parties"):
        corpus.table("weather")


def test_a_long_table_shows_its_beginning(corpus: redept.Corpus) -> None:
    table = corpus.table("references")
    assert len(table) > 40
    assert f"20 of {len(table)} rows" in words_of(table._repr_html_())
    assert len(table[:3]) == 3


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_goes_to_pandas_and_arrow(name: str, corpus: redept.Corpus) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = corpus.table(name)
    frame, arrow = table.to_pandas(), table.to_arrow()
    assert tuple(frame.columns) == tuple(arrow.column_names) == table.names
    assert len(frame) == arrow.num_rows == len(table) > 0
    assert arrow.to_pylist() == list(table)
    assert arrow.schema.field(0).metadata[b"meaning"].decode() == table.columns[0].meaning


def test_without_pandas_it_says_what_to_do(corpus: redept.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(RedeptError, match="pip install pandas"):
        corpus.table("wanted").to_pandas()


def test_correspondence_counts_the_papers_of_each_pair(corpus: redept.Corpus) -> None:
    letters = corpus.correspondence()
    documents = [corpus.document(entry.id) for entry in corpus.entries()]
    assert sum(letters["papers"]) == sum(len(one.sender) * len(one.recipient) for one in documents)
    assert letters["papers"] == sorted(letters["papers"], reverse=True)


def test_a_paper_shows_its_words_with_its_references_underlined(corpus: redept.Corpus) -> None:
    paper = corpus.show("specimen/d5")
    shown = html.fromstring(paper._repr_html_())
    assert corpus.document("specimen/d5").text in shown.text_content()
    lines = {span.text_content(): span.get("title") for span in shown.iter("span")}
    assert lines["ReDept’s 2212, September 15, 8 p.m."].startswith("resolved specimen/d3: number 2212 agrees")
    assert len(lines) == len({one.text for one, _, decided in paper.references if decided})


def test_an_exchange_shows_what_answers_what(corpus: redept.Corpus) -> None:
    exchange = corpus.thread("specimen/d5")
    shown = words_of(exchange._repr_html_())
    assert all(one.id in shown for one in exchange)
    assert {"document": "specimen/d5", "relation": "answers", "to": "specimen/d3"}.items() <= next(
        row for row in exchange.links() if row["document"] == "specimen/d5" and row["to"] == "specimen/d3"
    ).items()


# ---------------------------------------------------------------- the worked notebooks


def cells(notebook: Path) -> list[str]:
    found = json.loads(notebook.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == "code"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_worked_notebook_runs_from_the_first_cell_to_the_last(
    notebook: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    known: dict[str, Any] = {}
    shown = 0
    for cell in cells(notebook):
        tree = ast.parse(cell)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, notebook.name, "exec"), known)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), notebook.name, "eval"), known)
            shown += len(value._repr_html_()) > 100 if hasattr(value, "_repr_html_") else 0
    assert shown >= 1
    assert capsys.readouterr().out


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_worked_notebook_is_kept_without_what_it_printed(notebook: Path) -> None:
    found = json.loads(notebook.read_text("utf-8"))
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in found["cells"])
    assert not re.search(r"/home/|/root/", notebook.read_text("utf-8"))


@pytest.mark.skipif(not (find_spec("nbclient") and find_spec("ipykernel")), reason="nbclient is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_server_runs_it_too(folder: Path, tmp_path: Path) -> None:
    nbclient: Any = pytest.importorskip("nbclient")
    nbformat: Any = pytest.importorskip("nbformat")
    shutil.copytree(folder / "redept-demo", tmp_path / "redept-demo")
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in shown)


def test_hits_show_themselves(folder: Path) -> None:
    found = redept.open_corpus(folder / "redept-demo" / "specimen.redept").search("prisoners", limit=5)
    shown = html.fromstring(found._repr_html_())
    assert [row[0].text for row in shown.iter("tr")] == [hit.id for hit in found.hits]
    assert shown.find("caption").text == f"{len(found.hits)} of {found.total} documents"
