"""Every page of the room on the specimen, as HTML and as JSON."""

import json
import re
import shutil
from html import escape as html_of
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from lxml import html

from redept.corpus import open_reader
from redept.exports import styles
from redept.finding_aids import answers, pull_list
from redept.grammar.meanings import meanings
from redept.model.reference import STATUSES
from redept.web import addresses
from redept.web.pages.help import TOPICS
from redept.web.room import Room
from tests.web.conftest import Visitor

TELEGRAM = "/specimen/d5"

KINDS = [
    "/",
    "/search",
    "/search?q=prisoners",
    "/search?q=from%3Amoscow&sort=date",
    "/search?q=nothing-of-the-kind",
    "/search?q=from%3A",
    "/volumes",
    "/specimen",
    "/wanted",
    "/wanted?kind=telegram",
    "/wanted?order=file",
    "/questions",
    "/questions?q=from%3Amoscow&kind=request",
    "/positions",
    "/files",
    "/files?scheme=decimal+file+1910-49&class=7",
    "/files/711.62114/9-2444",
    "/files/POL%2027%20VIET%20S",
    "/check",
    "/help",
    *(f"/help/{topic}" for topic in TOPICS),
    "/paste",
    "/pictures",
    "/pictures/timeline",
    "/pictures/timeline?q=lamps",
    "/pictures/letters",
    "/pictures/links?id=specimen/d5&steps=2",
    "/pictures/links",
    "/pictures/series",
    "/people",
    "/people?q=harriman",
    "/offices",
    "/gaps",
    "/chronology",
    "/chronology?q=from%3Amoscow",
    "/pictures/map",
    "/pictures/map?q=telegram&area=europe",
    "/offices?one=Secretary+of+State&papers=received",
    TELEGRAM,
    TELEGRAM + "?layer=told",
    TELEGRAM + "?ref=107-142",
]


def page(visitor: Visitor, address: str) -> Any:
    return html.document_fromstring(visitor.get(address).text)


def record(visitor: Visitor, address: str) -> Any:
    return json.loads(visitor.get(address).text)


def record_of_list(visitor: Visitor, address: str) -> Any:
    return json.loads(visitor.get(address, accept="application/json").text)


@pytest.mark.parametrize("address", KINDS)
def test_every_page_has_one_heading_a_title_and_no_script_or_style_inside(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status == 200, answer.text
    tree = html.document_fromstring(answer.text)
    assert len(tree.findall(".//h1")) == 1
    assert tree.findtext(".//title")
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//script[not(@src) and @type != 'application/ld+json'] | //style")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    assert str(visitor.room.path.parent) not in answer.text


@pytest.mark.parametrize("address", KINDS)
def test_every_page_is_there_as_json(visitor: Visitor, address: str) -> None:
    path, _, query = address.partition("?")
    by_name = visitor.get(("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else ""))
    by_header = visitor.get(address, accept="application/json")
    assert by_name.headers["content-type"] == by_header.headers["content-type"] == "application/json"
    assert json.loads(by_name.text) == json.loads(by_header.text)


def test_every_link_of_every_page_leads_somewhere(visitor: Visitor) -> None:
    links = set()
    for address in KINDS:
        tree = page(visitor, address)
        links |= {str(link) for link in tree.xpath("//@href | //@src")}
    inside = {re.sub(r"#.*", "", link) for link in links if link.startswith("/")}
    failing = {link for link in inside if visitor.get(link).status != 200}
    assert not failing


@pytest.mark.parametrize(
    "address", ["/search?q=left", "/wanted?kind=a%26b", "/check?code=a%26b", "/gaps", "/questions"]
)
def test_behind_the_end_of_a_list_is_no_first_line_and_the_way_back(visitor: Visitor, address: str) -> None:
    behind = f"{address}{'&' if '?' in address else '?'}start=5000"
    assert record_of_list(visitor, behind).get("first", 0) == 0
    (back,) = page(visitor, behind).xpath("//a[@rel='prev']/@href")
    asked = dict(parse_qsl(urlsplit(back).query))
    assert int(asked.pop("start", "0")) < max(1, record_of_list(visitor, address)["total"])
    assert asked == dict(parse_qsl(urlsplit(address).query))


def test_the_json_of_a_paper_is_that_of_show(visitor: Visitor) -> None:
    shown = record(visitor, TELEGRAM + ".json")
    assert (shown["id"], shown["file_number"]) == ("specimen/d5", "711.62114/9-2444")
    assert shown["references"][0]["resolution"]["target"] == "specimen/d3"


def test_a_paper_links_its_reference_to_the_panel_that_says_why(visitor: Visitor) -> None:
    link = page(visitor, TELEGRAM).get_element_by_id("r107-142").get("href")
    panel = page(visitor, link.partition("#")[0]).get_element_by_id("chosen")
    words = " ".join(panel.text_content().split())
    assert "number 2212 agrees" in words and "September 15, 1944 agrees" in words
    assert panel.xpath(".//a[@href='/specimen/d3']")
    assert panel.xpath(".//form[@method='post'][@action='/judge']")


def test_the_panel_comes_alone_for_scripts(visitor: Visitor) -> None:
    part = visitor.get(TELEGRAM + "?ref=107-142&part=panel").text
    assert 'id="chosen"' in part and "<html" not in part


def test_a_paper_says_what_cites_it(visitor: Visitor) -> None:
    assert page(visitor, "/specimen/d3").xpath("//section[contains(@class,'citing')]//a[@href='/specimen/d5#r107-142']")


def test_a_paper_carries_the_metadata_that_programs_read(visitor: Visitor) -> None:
    tree = page(visitor, TELEGRAM)
    meta = {one.get("name") or one.get("property"): one.get("content") for one in tree.findall(".//meta")}
    assert meta["citation_title"] == "The Ambassador in the Soviet Union (Harriman) to the Secretary of State"
    assert (meta["citation_author"], meta["citation_date"]) == ("Harriman", "1944/09/24")
    said = json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)
    assert (said["dateCreated"], said["recipient"][0]["name"]) == ("1944-09-24", "Secretary of State")
    item = json.loads(visitor.get(TELEGRAM + ".csl.json").text)[0]
    assert (item["archive_location"], item["issued"]["date-parts"]) == ("711.62114/9-2444", [[1944, 9, 24]])


def test_a_paper_is_cited_as_the_exports_cite_it(visitor: Visitor, specimen: Path) -> None:
    with open_reader(specimen) as reader:
        document = reader.document("specimen/d5")
        volume = next(one for one in reader.volumes() if one.id == document.volume)
        words = styles.cite(document, volume, "archival")
    assert page(visitor, TELEGRAM).xpath("//*[@id='cite-archival']")[0].text_content() == words


def test_a_paper_says_what_it_answers_and_what_answers_it(visitor: Visitor) -> None:
    before = page(visitor, TELEGRAM).xpath("//nav[@class='exchange']//div[@class='before']")[0]
    assert "Answers" in before.text_content() and before.xpath(".//a[@href='/specimen/d3']")
    after = page(visitor, "/specimen/d3").xpath("//nav[@class='exchange']//div[@class='after']")[0]
    assert "Answered by" in after.text_content() and after.xpath(".//a[@href='/specimen/d5']")


def test_a_paper_says_what_stands_before_and_after_it_in_volume_series_and_file(visitor: Visitor) -> None:
    rows = {}
    for row in page(visitor, TELEGRAM).xpath("//nav[@class='standing']/dl/div"):
        name = row.findtext("dt") or row.findtext("dt/a")
        rows[name] = [link.get("href") for link in row.xpath("dd//a")]
    assert rows == {"Volume": ["/specimen/d4", "/specimen/d6"], **{key: rows[key] for key in ("Series", "File")}}
    with visitor.room.reader() as reader:
        here = reader.document(TELEGRAM[1:])
        numbers = [reader.document(link[1:]).numbers[0] for link in rows["Series"]]
        assert {(one.from_, one.to) for one in numbers} == {(here.numbers[0].from_, here.numbers[0].to)}
        files = {(reader.document(link[1:]).file_number or "").partition("/")[0] for link in rows["File"]}
        assert files == {"711.62114"}


def test_questions_stand_with_their_state_and_answers(visitor: Visitor, specimen: Path) -> None:
    with open_reader(specimen) as reader:
        asked = list(answers.questions(reader))
    record = json.loads(visitor.get("/questions.json").text)
    assert (record["total"], [one["state"] for one in record["questions"]][:50]) == (
        len(asked),
        [one.state for one in asked][:50],
    )
    states = {one.state for one in asked}
    for state in states:
        narrowed = json.loads(visitor.get(f"/questions.json?state={state}").text)
        assert narrowed["total"] == sum(1 for one in asked if one.state == state)


def test_positions_are_listed_by_actor(visitor: Visitor) -> None:
    tree = page(visitor, "/positions")
    for address in tree.xpath("//table//a/@href"):
        assert page(visitor, address).xpath("//ol[@class='said-list']/li")


def test_the_pull_list_goes_file_by_file(visitor: Visitor, specimen: Path) -> None:
    with open_reader(specimen) as reader:
        pulls = [one.id for one in pull_list.pull_list(reader)]
    assert [one["id"] for one in json.loads(visitor.get("/wanted.json?order=file").text)["pulls"]] == pulls
    assert len(page(visitor, "/wanted?order=file").xpath("//section[@class='pull']//li")) == len(pulls)


def test_what_a_paper_tells_and_asks_is_a_layer_over_its_words(visitor: Visitor) -> None:
    assert page(visitor, TELEGRAM).xpath("//*[@class='layers']/a[@href='/specimen/d5?layer=told']")
    tree = page(visitor, TELEGRAM + "?layer=told")
    entries = {one.get("id") for one in tree.xpath("//section[contains(@class,'told')]//li[@class='entry']")}
    marked = tree.xpath("//article//a[contains(@class,'said')]")
    assert marked and {one.get("href")[1:] for one in marked} <= entries
    assert all("cue “" in one.get("title") for one in marked)
    assert not tree.xpath("//article//a[@data-ref]")


def test_the_layer_has_the_records_of_told_and_questions_as_json(visitor: Visitor, specimen: Path) -> None:
    record = json.loads(visitor.get(TELEGRAM + ".json?layer=told").text)
    with open_reader(specimen) as reader:
        text, findings = reader.document("specimen/d5").text, reader.findings_of("specimen/d5")
    assert len(record["statements"]) == len(findings.statements)
    assert len(record["questions"]) == len(findings.questions) > 0
    assert all(text[one["start"] : one["end"]] == one["text"] for one in record["statements"] if one["note"] is None)


def test_a_file_number_is_explained_on_the_paper_and_on_its_own_page(visitor: Visitor) -> None:
    said = page(visitor, TELEGRAM).xpath("//details[@class='filed']")[0]
    assert "prisoners of war" in said.text_content()
    answer = visitor.get("/files/711.62114/9-2444.json")
    record = json.loads(answer.text)
    assert [one["name"] for one in record["explained"]["countries"]] == ["United States", "Germany"]
    assert "specimen/d5" in [one["id"] for one in record["papers"]]


def test_the_scheme_is_gone_through_by_class_and_country(visitor: Visitor) -> None:
    classes = page(visitor, "/files").xpath("//details[@class='scheme']//li/a")
    assert len(classes) > 1
    for one in classes:
        there = record(visitor, one.get("href").replace("?", ".json?"))
        assert there["total"] == int(one.getparent().findtext("span[@class='count']"))
        for country in page(visitor, one.get("href")).xpath("//p[@class='filters']/a"):
            narrowed = record(visitor, country.get("href").replace("?", ".json?"))
            assert 0 < narrowed["total"] == int(country.findtext("span[@class='count']")) <= there["total"]


def test_a_number_that_no_file_has_is_said_to_be_unreadable(visitor: Visitor) -> None:
    answer = visitor.get("/files/nothing")
    assert answer.status == 404 and "no file number of a known filing system" in answer.text


@pytest.mark.parametrize("register", ["/people", "/offices"])
def test_each_number_of_a_register_counts_the_papers_that_it_leads_to(visitor: Visitor, register: str) -> None:
    links = page(visitor, register).xpath("//tbody//td[contains(@class, 'number')]/a")
    assert len(links) > 10
    for link in links:
        there = record(visitor, link.get("href").replace("?", ".json?"))
        assert int(link.text.replace(",", "")) == there["total"] == len(there["documents"])
    assert visitor.get(f"{register}?one=nobody").status == 404


def test_who_cites_whom_is_narrowed_by_layer_and_days(visitor: Visitor) -> None:
    def pairs(more: str) -> set[tuple[str, str]]:
        found = record(visitor, "/pictures/links.json?id=specimen/d5&steps=3" + more)
        return {(one["from"], one["to"]) for one in found["citations"]}

    everything, body, note = pairs(""), pairs("&layer=body"), pairs("&layer=note")
    assert body <= everything and note < everything
    assert ("specimen/d5", "specimen/d3") in body
    early = record(visitor, "/pictures/links.json?id=specimen/d5&steps=3&before=1944-09-20")["papers"]
    assert {one["id"] for one in early} < {one for pair in everything for one in pair}
    assert all("1944" in one["date"] for one in early)
    assert visitor.get("/pictures/links?id=specimen/d5&after=lately").status == 400
    assert page(visitor, "/pictures/links").xpath("//section//a[contains(@href, 'id=specimen')]")


def test_a_search_shows_hits_in_context_and_counts_to_narrow_by(visitor: Visitor) -> None:
    tree = page(visitor, "/search?q=prisoners")
    assert tree.findall(".//mark")[0].text.lower() == "prisoners"
    facet = tree.xpath("//aside[@class='facets']//section[h2='Form']//a")[0]
    shown = record(visitor, facet.get("href").replace("/search", "/search.json"))
    count = int(facet.getparent().findtext("span").replace(",", ""))
    assert shown["total"] == count


def test_counts_of_a_facet_are_what_its_search_finds(visitor: Visitor) -> None:
    found = record(visitor, "/search.json?q=the")
    for name in ("Year", "Form", "File class", "Volume"):
        for value in found["facets"].get(name, ()):
            address = value["address"].replace("/search", "/search.json")
            assert record(visitor, address)["total"] == value["count"], (name, value)


def test_a_search_by_date_is_in_the_order_of_dates(visitor: Visitor) -> None:
    found = record(visitor, "/search.json?q=the+after%3A1900&sort=date")
    ids = [hit["id"] for hit in found["hits"]]
    with open_reader(visitor.room.path) as reader:
        dates = [reader.document(one).date or "" for one in ids]
    assert dates == sorted(dates)


def test_a_search_that_finds_nothing_says_what_each_part_finds(visitor: Visitor) -> None:
    words = page(visitor, "/search?q=prisoners+zebra").text_content()
    assert "What each part finds alone" in words and "No paper" in words


def test_a_citation_in_the_box_leads_to_its_paper(visitor: Visitor) -> None:
    tree = page(visitor, "/search?q=telegram+2212+to+Moscow%2C+September+15%2C+1944")
    assert tree.xpath("//section[@class='cited-here']//a[@href='/specimen/d3']")


@pytest.mark.parametrize(
    "words",
    [
        "Telegram 2212 to Moscow, September 15, 1944",
        "He said: “No.” See telegram 2212 to Moscow, September 15, 1944: it was not sent",
        "https://history.state.gov/historicaldocuments/specimen/d3",
    ],
)
def test_words_with_colons_and_addresses_lead_to_the_paper_too(visitor: Visitor, words: str) -> None:
    there = page(visitor, "/search?" + urlencode({"q": words}))
    assert there.xpath("//section[@class='cited-here']//a[@href='/specimen/d3']")
    assert not there.xpath("//p[@class='problem']")


def test_every_reference_of_a_passage_in_the_box_has_its_status(visitor: Visitor) -> None:
    words = "Telegram 2212 to Moscow of September 15, 1944, and despatch 9999 from Moscow of September 3, 1944, say so."
    there = page(visitor, "/search?" + urlencode({"q": words}))
    statuses = [
        one.get("class") for one in there.xpath("//section[@class='cited-here']//span[contains(@class, 'status')]")
    ]
    assert len(statuses) == 2 and "status resolved" in statuses
    (marked,) = there.xpath("//section[@class='cited-here']//a[starts-with(@href, '/paste?')]/@href")
    assert len(page(visitor, marked).xpath("//section[contains(@class, 'pasted')]//a[contains(@class, 'ref')]")) == 2


def test_the_name_of_a_paper_in_the_box_leads_to_it(visitor: Visitor) -> None:
    assert page(visitor, "/search?q=specimen/d5").xpath("//section[@class='cited-here']//a[@href='/specimen/d5']")


def test_a_pasted_paragraph_has_its_references_marked(visitor: Visitor) -> None:
    answer = visitor.post(
        "/paste", {"text": "We have seen telegram 2212 from the Department to Moscow, September 15, 1944."}
    )
    assert answer.status == 200
    assert 'class="ref ' in answer.text and "/specimen/d3" in answer.text


def test_hits_can_be_taken_away_as_json_lines(visitor: Visitor) -> None:
    lines = visitor.get("/export/documents.jsonl?q=prisoners").text.splitlines()
    assert len(lines) == record(visitor, "/search.json?q=prisoners")["total"]


@pytest.mark.parametrize(
    "address", ["/specimen/d999", "/nothing", "/static/secret.txt", "/export/secrets", "/static/../room.py"]
)
def test_what_is_not_there_is_said_to_be_missing(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status == 404
    assert "<h1>Not found</h1>" in answer.text
    assert str(visitor.room.path.parent) not in answer.text


def test_a_judgement_is_kept_and_shown(specimen: Path, tmp_path: Path) -> None:
    corpus = Path(shutil.copy(specimen, tmp_path / "judged.redept"))
    visitor = Visitor(Room(corpus))
    fields = {
        "token": visitor.room.token,
        "reference": "specimen/d5@107-142",
        "target": "other",
        "other": "/specimen/d4",
        "because": "read  it",
        "by": "Ada",
    }
    answer = visitor.post("/judge", fields, origin="http://localhost:8642")
    assert (answer.status, answer.headers["location"]) == (303, "/specimen/d5?ref=107-142#chosen")
    panel = page(visitor, "/specimen/d5?ref=107-142").get_element_by_id("chosen")
    assert "Ada judged: read it" in " ".join(panel.text_content().split())
    assert panel.xpath(".//a[@href='/specimen/d4']")
    with open_reader(corpus) as reader:
        decided = reader.references("specimen/d5")[0][2]
        assert decided and (decided.target, decided.by) == ("specimen/d4", "Ada")
        assert "specimen/d5@107-142" in [one.id for one, _, _ in reader.cited_by("specimen/d4")]


def test_a_judgement_is_taken_back_and_not_replaced_unseen(specimen: Path, tmp_path: Path) -> None:
    corpus = Path(shutil.copy(specimen, tmp_path / "judged.redept"))
    one, other = Visitor(Room(corpus)), Visitor(Room(corpus))  # two browsers, two processes
    address = "/specimen/d5?ref=107-142"
    origin = {"origin": "http://localhost:8642"}

    def form(visitor: Visitor, **fields: str) -> dict[str, str]:
        hidden = page(visitor, address).xpath("//form[@action='/judge']//input[@type='hidden']")
        return {"because": "", **{field.get("name"): field.get("value") or "" for field in hidden}, **fields}

    stale = form(other, target="none", because="misread", by="Ben")
    ada = form(one, target="specimen/d4", because="read it", by="Ada")
    assert one.post("/judge", ada, **origin).status == 303
    refused = other.post("/judge", stale, **origin)
    assert refused.status == 403 and "Ada has judged these words since" in refused.text
    assert other.post("/judge", form(other, target="none", because="misread", by="Ben"), **origin).status == 303
    assert "Ben judged: misread" in " ".join(page(one, address).get_element_by_id("chosen").text_content().split())
    assert one.post("/judge", form(one, target="program"), **origin).status == 303
    assert "number 2212 agrees" in other.get(address).text
    with open_reader(corpus) as reader:
        assert not list(reader.judgements()) and len(list(reader.judgements(retired=True))) == 2
    gone = form(one, target="none", because="gone", by="Ada") | {"reference": "specimen/d5@1-2"}
    assert one.post("/judge", gone, **origin).status == 404


def test_names_that_are_pages_of_the_room_stand_under_paper() -> None:
    assert addresses.of_document("search/d1") == "/paper/search%2Fd1"
    assert addresses.of_document("frus1944v04/d1150") == "/frus1944v04/d1150"


def test_a_later_member_of_a_list_goes_by_its_own_digits(visitor: Visitor) -> None:
    words = [" ".join(one.split()) for one in page(visitor, "/specimen/d24").xpath("//li[@class='entry']/a/text()")]
    assert words[1:4] == ["reDeptels 60", "reDeptels … 61", "reDeptels … 63"]


@pytest.mark.parametrize(
    ("address", "topic"),
    [
        (TELEGRAM, "references"),
        (TELEGRAM, "paper"),
        (TELEGRAM, "keys"),
        (TELEGRAM + "?layer=told", "told"),
        (TELEGRAM + "?ref=107-142", "references#resolved"),
        (TELEGRAM + "?ref=107-142", "judgements"),
        ("/specimen/d34", "markings"),
        ("/questions", "told"),
        ("/positions", "told"),
        ("/wanted", "wanted"),
        ("/wanted?order=file", "wanted"),
        ("/check", "oddities"),
        ("/pictures/series", "pictures"),
        ("/search?q=telegram", "search"),
        ("/paste?text=telegram+2212+to+Moscow", "references"),
    ],
)
def test_marks_lead_to_the_page_that_explains_them(visitor: Visitor, address: str, topic: str) -> None:
    assert page(visitor, address).xpath(f"//a[@href='/help/{topic}']"), address
    assert visitor.get(f"/help/{topic.partition('#')[0]}").status == 200


def test_every_marking_status_and_certainty_is_explained(visitor: Visitor) -> None:
    markings = visitor.get("/help/markings").text
    assert all(html_of(one.word) in markings for one in meanings())
    references = page(visitor, "/help/references")
    assert [one.get("id") for one in references.xpath("//tbody/tr[@id]")] == list(STATUSES)
    told = page(visitor, "/help/told")
    shown = {one for words in told.xpath("//td/span/@class") for one in words.split()}
    assert {"told", "act", "position", "question", "cue", "is-possible", "is-denied"} <= shown
