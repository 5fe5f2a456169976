"""What the room refuses, and how hostile papers are shown."""

import base64
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from redept.errors import RedeptError
from redept.model import Note
from redept.web import site
from redept.web.addresses import of_document
from redept.web.guards import Gate, read_password
from redept.web.room import Room
from tests.corpus.specimens import paper, stored
from tests.web.conftest import Visitor

SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8642", "", "[::1]:8642"])
def test_other_hosts_are_not_answered(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8642", "127.0.0.1:80", "LOCALHOST:1"])
def test_this_machine_is_answered(visitor: Visitor, host: str) -> None:
    assert visitor.get("/help", host=host).status == 200


def test_a_public_room_answers_any_host_and_lets_nobody_judge(specimen: Path) -> None:
    visitor = Visitor(Room(specimen, judging=False), any_host=True)
    assert visitor.get("/specimen/d5?ref=107-142", host="archive.example").text.count('action="/judge"') == 0
    fields = {"token": visitor.room.token, "reference": "specimen/d5@107-142", "target": "none", "because": "x"}
    assert visitor.post("/judge", fields, host="archive.example").status == 403


def basic(words: str) -> str:
    return "Basic " + base64.b64encode(words.encode()).decode()


def test_in_a_public_room_those_judge_who_know_the_password(specimen: Path, tmp_path: Path) -> None:
    corpus = Path(shutil.copy(specimen, tmp_path / "public.redept"))
    visitor = Visitor(Room(corpus, gate=Gate("open sesame")), any_host=True)
    fields = judging(visitor) | {"by": "Ada"}
    for words in ("", "Basic", "Basic !!", basic("Ada"), basic("Ada:open says me"), "Bearer open sesame"):
        answer = visitor.post("/judge", fields, authorization=words)
        assert (answer.status, answer.headers["www-authenticate"][:5]) == (401, "Basic")
    assert visitor.post("/judge", fields, authorization=basic("Ada:open sesame")).status == 303
    foreign = visitor.post("/judge", fields, authorization=basic("Ada:open sesame"), origin="http://evil.example")
    assert foreign.status == 403


def test_after_many_wrong_passwords_the_gate_is_closed_for_a_while(specimen: Path) -> None:
    visitor = Visitor(Room(specimen, gate=Gate("open sesame")), any_host=True)
    fields = judging(visitor)
    tried = [visitor.post("/judge", fields, authorization=basic(f"x:{at}")).status for at in range(12)]
    assert tried == [401] * 10 + [403] * 2
    assert visitor.post("/judge", fields, authorization=basic("x:open sesame")).status == 403


@pytest.mark.parametrize(
    ("words", "mode", "says"), [("short", 0o600, "too short"), ("long enough to be one", 0o644, "others")]
)
def test_a_password_that_is_none_is_refused(tmp_path: Path, words: str, mode: int, says: str) -> None:
    path = tmp_path / "password"
    path.write_text(words)
    path.chmod(mode)
    with pytest.raises(RedeptError, match=says):
        read_password(path)


@pytest.mark.parametrize("address", ["/", "/specimen/d5", "/static/room.js", "/nothing", "/search.json?q=a"])
def test_every_answer_carries_a_strict_policy(visitor: Visitor, address: str) -> None:
    headers = visitor.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def judging(visitor: Visitor) -> dict[str, str]:
    return {"token": visitor.room.token, "reference": "specimen/d5@107-142", "target": "none", "because": "read"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_forms_of_other_sites_are_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    assert visitor.post("/judge", judging(visitor), **headers).status == 403


def test_a_form_without_the_word_of_the_room_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/judge", judging(visitor) | {"token": "guess"}).status == 403
    assert visitor.post("/judge", {}).status == 403


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"because": "  "}, 403),
        ({"target": "other", "other": ""}, 403),
        ({"target": "specimen/d999"}, 404),
        ({"reference": "nonsense"}, 404),
        ({"reference": "specimen/d5@1-2"}, 404),
    ],
)
def test_a_judgement_that_says_too_little_is_not_kept(visitor: Visitor, change: dict[str, str], status: int) -> None:
    answer = visitor.post("/judge", judging(visitor) | change)
    assert answer.status == status
    assert str(visitor.room.path.parent) not in answer.text


def test_too_much_is_not_taken(visitor: Visitor) -> None:
    assert visitor.post("/paste", {"text": "x" * 500_000}).status == 403
    assert visitor.get("/search?q=" + "x" * 20_000).status == 414
    assert visitor.get("/search?q=" + "x+" * 3_000).status == 200
    assert visitor.ask("DELETE", "/specimen/d5", {}).status == 405


def test_a_long_paste_is_cut_and_says_so(visitor: Visitor) -> None:
    assert "its beginning was read" in visitor.post("/paste", {"text": "word " * 13_000}).text


@pytest.mark.parametrize(
    "query", ['"', "(", "a OR", "from:", "NOT", "*", "\x00", "'; DROP TABLE document", SCRIPT, "a" * 1999, "💥"]
)
def test_odd_searches_are_answered_and_escaped(visitor: Visitor, query: str) -> None:

    answer = visitor.get("/search?" + urlencode({"q": query}))
    assert answer.status == 200
    assert SCRIPT not in answer.text


HOSTILE = f"""711.62114/9–2444: Telegram

The Ambassador {SCRIPT} in the Soviet Union ("><img src=x onerror=alert(2)>) to the Secretary of State

3652. ReDept’s 2212, September 15, 8 p.m. {SCRIPT} \u202eevitcerid \u2066 </p></article></main>1 {{{{ 7*7 }}}}
\x07 ReDept’s 22<b>13.

Harriman<script>

  1. {SCRIPT} javascript:alert(3) <a href="javascript:alert(4)">Not printed.</a>
"""


@pytest.fixture
def hostile(room_of: Callable[..., Visitor]) -> Visitor:
    return room_of(('"><script>alert(5)<.txt'.replace("/", ""), HOSTILE), ("search.txt", HOSTILE))


def test_hostile_papers_are_shown_harmlessly(hostile: Visitor) -> None:
    addresses = ["/", "/volumes", "/volumes/-", "/search?q=ambassador", "/wanted", "/check", "/pictures/timeline"]
    addresses += ["/pictures/letters", "/pictures/series", "/pictures", "/paper/search", "/pictures/map", "/files"]
    addresses += ["/people", "/offices", "/gaps", "/chronology", "/questions", "/positions", "/wanted?order=file"]
    addresses += ["/paper/search?layer=told", "/search?q=" + quote(SCRIPT)]
    addresses += ["/pictures/links?id=search", "/help/references"]
    listed = json.loads(hostile.get("/search.json?q=ambassador").text)["hits"]
    assert len(listed) == 2
    addresses += [hit["address"] for hit in listed]
    for address in addresses:
        answer = hostile.get(address)
        assert answer.status == 200, address
        tree = html.document_fromstring(answer.text)
        scripts = [one for one in tree.iter("script") if one.get("type") != "application/ld+json"]
        assert [one.get("src") for one in scripts] == ["/static/room.js"], address
        assert not tree.xpath("//img | //main//b[not(ancestor::ul[@class='tally'])]"), address
        assert not [link for link in tree.xpath("//@href") if link.strip().lower().startswith("javascript")], address
        assert not any(letter in answer.text for letter in "\u202e\u2066\x07"), address
        assert len(tree.findall(".//main")) == 1


def test_hostile_papers_are_harmless_as_static_pages(hostile: Visitor, tmp_path: Path) -> None:
    site.write(hostile.room.path, tmp_path / "site")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 12
    for path in pages:
        words = path.read_text("utf-8")
        tree = html.document_fromstring(words)
        scripts = [one for one in tree.iter("script") if one.get("type") != "application/ld+json"]
        assert [one.get("src", "").rpartition("/")[2] for one in scripts] == ["room.js"], path
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), path
        assert not [link for link in tree.xpath("//@href") if link.strip().lower().startswith("javascript")], path
        assert not any(letter in words for letter in "\u202e\u2066\x07"), path


def test_what_lies_beside_a_hostile_paper_is_no_page(hostile: Visitor) -> None:
    for ending in (".csl.json", ".rdf", ".ris", ".bib", ".json"):
        answer = hostile.get("/paper/search" + ending)
        assert answer.status == 200 and "html" not in answer.headers["content-type"], ending
        assert answer.headers["x-content-type-options"] == "nosniff"
        if ending == ".rdf":
            etree.fromstring(answer.body)


def test_a_paper_of_five_megabytes_is_read_and_shown(room_of: Callable[..., Visitor]) -> None:
    lines = ("wort " * 20 + "\n") * 50_000  # one paragraph of many lines: a single line of that length is refused
    visitor = room_of(("big.txt", "Telegram From Moscow\n\nSee telegram 12 to Moscow.\n\n" + lines))
    began = time.monotonic()
    (found,) = json.loads(visitor.get("/search.json?q=wort").text)["hits"]
    answer = visitor.get(found["address"])
    assert answer.status == 200 and len(answer.body) < 1_300_000
    assert visitor.get("/search?q=wort").status == 200
    assert time.monotonic() - began < 10


def test_every_reference_of_a_hostile_paper_can_be_chosen(hostile: Visitor) -> None:
    tree = html.document_fromstring(hostile.get("/paper/search").text)
    links = {link.partition("#")[0] for link in tree.xpath("//a[contains(@class, 'ref')]/@href")}
    assert links
    for link in links:
        assert hostile.get(link).status == 200


def test_linked_data_cannot_end_its_script(hostile: Visitor) -> None:
    words = hostile.get("/paper/search").text
    said = words.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert SCRIPT in json.loads(said)["name"]


def test_a_paragraph_of_five_megabytes_is_shown_in_part(tmp_path: Path) -> None:
    words = "see my 2100 and " + "word " * 1_000_000 + "my 2200"
    note = Note(marker="1", start=4, end=5, text="long " * 300_000, list_start=0, list_end=0)
    one = paper("d1", words, "my 2100", "my 2200", heading="Long", notes=(note,))
    answer = Visitor(Room(stored(tmp_path / "long.redept", one))).get("/vol/d1")
    assert answer.status == 200
    assert len(answer.body) < 1_300_000
    assert "longer than a page can show" in answer.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=80), name=st.text(min_size=1, max_size=12), marker=st.text(max_size=3))
def test_any_words_and_names_are_shown(tmp_path: Path, words: str, name: str, marker: str) -> None:
    corpus = tmp_path / "any.redept"
    corpus.unlink(missing_ok=True)
    note = Note(marker=marker, start=0, end=min(len(marker), len(words)), text=words, list_start=0, list_end=0)
    one = paper(f"vol/{name}", words, words[: len(words) // 2 + 1], heading=words, notes=(note,), chapter=name)
    visitor = Visitor(Room(stored(corpus, one)))
    assert visitor.get(of_document(f"vol/{name}")).status == 200
    for address in ("/", "/vol", "/wanted", "/check", "/pictures/timeline", "/pictures/letters"):
        assert visitor.get(address).status == 200
