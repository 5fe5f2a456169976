"""The JSON side of the reading room, described for programs: an OpenAPI document, made from the records themselves."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec

from redept import exports
from redept.model import Document, FileNumber, Reference, Resolution, Wanted
from redept.model.encoding import DOCUMENT_KEYS, QUESTION_KEYS, REFERENCE_KEYS, STATEMENT_KEYS

Plain = dict[str, Any]

TEXT: Plain = {"type": "string"}
TEXT_OR_NULL: Plain = {"type": ["string", "null"]}
WHOLE: Plain = {"type": "integer"}
CARD: Plain = {"$ref": "#/components/schemas/Card"}


def listed(items: Mapping[str, Any]) -> Plain:
    return {"type": "array", "items": dict(items)}


def shape(required: Mapping[str, Any], **others: Mapping[str, Any]) -> Plain:
    """An object with these keys; more may come."""
    return {"type": "object", "required": list(required), "properties": {**required, **others}}


def keyed(keys: tuple[str, ...], known: Mapping[str, Any]) -> Plain:
    """A record with documented keys, of which some have a known form."""
    return {"type": "object", "required": list(keys), "properties": {key: known.get(key, {}) for key in keys}}


PAGE = shape({"total": WHOLE, "first": WHOLE})

SCHEMAS: Plain = {
    "Card": shape({"id": TEXT, "address": TEXT, "heading": TEXT_OR_NULL, "date": TEXT_OR_NULL}),
    "Error": shape({"status": WHOLE, "error": TEXT, "remedy": TEXT}),
    "Front": shape({"papers": WHOLE, "statuses": {"type": "object"}, "volumes": listed({"type": "object"})}),
    "Volumes": shape({"volumes": listed(shape({"id": TEXT, "title": TEXT_OR_NULL, "papers": WHOLE}))}),
    "Hits": shape(
        {"query": TEXT, "total": WHOLE, "first": WHOLE, "error": TEXT_OR_NULL, "hits": listed(CARD)},
        facets={"type": "object"},
    ),
    "WantedPage": {"allOf": [PAGE, shape({"wanted": listed({"$ref": "#/components/schemas/Wanted"})})]},
    "Questions": {"allOf": [PAGE, shape({"questions": listed({"$ref": "#/components/schemas/QuestionRecord"})})]},
    "Positions": PAGE,
    "Files": {"allOf": [PAGE, shape({"files": listed(shape({"number": TEXT, "papers": WHOLE}))})]},
    "File": shape({"number": TEXT, "papers": listed(CARD)}),
    "Findings": {"allOf": [PAGE, shape({"findings": listed(shape({"code": TEXT, "message": TEXT}))})]},
    "Pasted": shape(
        {"text": TEXT, "error": TEXT_OR_NULL, "references": listed({"$ref": "#/components/schemas/ReferenceRecord"})}
    ),
    "Letters": shape({"query": TEXT, "total": WHOLE, "pairs": listed({"type": "object"})}),
    "Timeline": shape({"query": TEXT, "total": WHOLE, "papers": listed(CARD)}),
    "DocumentRecord": keyed(
        DOCUMENT_KEYS, {"id": TEXT, "text": TEXT, "form": TEXT_OR_NULL, "date": TEXT_OR_NULL, "heading": TEXT_OR_NULL}
    ),
    "ReferenceRecord": keyed(
        REFERENCE_KEYS,
        {
            "id": TEXT,
            "document": TEXT,
            "layer": {"enum": ["body", "note"]},
            "author": {"enum": ["writer", "editor"]},
            "start": WHOLE,
            "end": WHOLE,
            "text": TEXT,
            "kind": TEXT,
        },
    ),
    "StatementRecord": keyed(STATEMENT_KEYS, {"id": TEXT, "document": TEXT, "text": TEXT}),
    "QuestionRecord": keyed(QUESTION_KEYS, {"id": TEXT, "document": TEXT, "text": TEXT}),
    "PaperOrVolume": {
        "anyOf": [
            {"$ref": "#/components/schemas/DocumentRecord"},
            shape({"id": TEXT, "title": TEXT_OR_NULL, "papers": listed(CARD)}),
        ]
    },
    "Citations": shape(
        {
            "text": TEXT,
            "status": {"enum": ["found", "several", "none", "not a citation"]},
            "citations": listed({"$ref": "#/components/schemas/Citation"}),
            "cut": {"type": "boolean"},
        }
    ),
    "Citation": shape(
        {
            "start": WHOLE,
            "end": WHOLE,
            "text": TEXT,
            "status": {"enum": ["found", "several", "none"]},
            "because": listed(TEXT),
            "total": WHOLE,
            "documents": listed(
                shape({"id": TEXT, "address": TEXT, "heading": TEXT_OR_NULL, "date": TEXT_OR_NULL}, book=TEXT_OR_NULL)
            ),
        }
    ),
}


def asked(name: str, about: str, schema: Plain | None = None, *, required: bool = False, example: str = "") -> Plain:
    """A parameter behind the question mark."""
    known = {"name": name, "in": "query", "description": about, "required": required, "schema": schema or TEXT}
    return known | ({"example": example} if example else {})


QUERY = asked("q", "a search, as `redept search` takes it", example="from:moscow prisoners")
START = asked("start", "how many to pass over", {"type": "integer", "minimum": 0, "maximum": 99_999_999})
CITED = asked(
    "text", "a citation, or words that hold some", example="Foreign Relations, 1955–1957, vol. X, Document 12"
)


def get(summary: str, schema: str, *parameters: Plain, errors: tuple[int, ...] = ()) -> Plain:
    """A page as JSON."""
    known: Plain = {
        "summary": summary,
        "operationId": "".join(word.capitalize() for word in summary.split()),
        "parameters": list(parameters),
        "responses": answers(schema, errors),
    }
    return {"get": known}


def answers(schema: str, errors: tuple[int, ...]) -> Plain:
    """What comes back: the record, or an error in words."""
    good = {"200": {"description": "As asked", "content": {"application/json": {"schema": ref(schema)}}}}
    bad = {"application/json": {"schema": ref("Error")}}
    texts = {code: {"description": "In words", "content": bad} for code in sorted({*map(str, errors), "503"})}
    long = {"414": {"description": "The address is too long", "content": {"text/plain": {"schema": TEXT}}}}
    return {**good, **texts, **long}


def ref(name: str) -> Plain:
    return {"$ref": f"#/components/schemas/{name}"}


def in_path(name: str, about: str, **known: Any) -> Plain:
    schema = {"type": "string", "minLength": 1, **known}
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}


LINES = (".jsonl", "application/jsonl")
WRITTEN = {
    "csl-json": (".json", "application/json"),
    "jsonld": (".jsonld", "application/ld+json"),
    "zotero-rdf": (".rdf", "application/rdf+xml"),
    "ris": (".ris", "application/x-research-info-systems"),
    "bibtex": (".bib", "application/x-bibtex"),
    "cmif": (".xml", "application/xml"),
    "graphml": (".graphml", "application/xml"),
}
JSON_KINDS: Plain = {"application/json": {"type": "array"}, "application/ld+json": {"type": "object"}}


def files_of(form: str) -> tuple[str, str]:
    """The ending of an export's file and the kind of its content; those that are not named are JSON lines."""
    return WRITTEN.get(form, LINES)


PLAIN_NAME = "^[A-Za-z0-9][A-Za-z0-9_-]*$"


def paths() -> Plain:
    """Every address that gives JSON."""
    volume = in_path("volume", "id of a volume", pattern=PLAIN_NAME)
    paper = in_path("document", "id of a document in it", pattern=PLAIN_NAME)
    form = in_path("form", "what is written", enum=list(exports.FORMS))
    sent = {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": shape({"text": TEXT})}},
        },
        "summary": "Look up citations sent",
        "operationId": "LookUpCitationsSent",
        "responses": answers("Citations", (400, 403)),
    }
    kinds = sorted({files_of(one)[1] for one in exports.FORMS})
    lines = {kind: {"schema": JSON_KINDS.get(kind, TEXT)} for kind in kinds}
    export = get("Export", "Error", form, QUERY, errors=(400, 404))
    export["get"]["responses"]["200"] = {"description": "Lines of the format", "content": lines}
    return {
        "/citation": {**get("Look up citations", "Citations", CITED), "post": sent},
        "/search.json": get("Search", "Hits", QUERY, START),
        "/index.json": get("What is here", "Front"),
        "/volumes.json": get("Volumes", "Volumes"),
        "/{volume}/{document}.json": get("A paper", "PaperOrVolume", volume, paper, errors=(404,)),
        "/{volume}.json": get("A volume", "PaperOrVolume", volume, errors=(404,)),
        "/paste.json": get("References in pasted words", "Pasted", asked("text", "words of a paper")),
        "/wanted.json": get("Papers cited but absent", "WantedPage", START),
        "/questions.json": get("What was asked", "Questions", QUERY, START, errors=(400,)),
        "/positions.json": get("Whose stand on what", "Positions", QUERY, START, errors=(400,)),
        "/files.json": get("Files", "Files", START),
        "/check.json": get("What is odd", "Findings", START),
        "/pictures/letters.json": get("Who wrote to whom", "Letters", QUERY, errors=(400,)),
        "/pictures/timeline.json": get("Papers by date", "Timeline", QUERY, errors=(400,)),
        "/export/{form}": export,
        "/openapi.json": get("This document", "Description"),
    }


@lru_cache(1)
def document() -> Plain:
    """The OpenAPI document (3.1)."""
    _, records = msgspec.json.schema_components(
        [Document, Reference, Resolution, Wanted, FileNumber], ref_template="#/components/schemas/{name}"
    )
    schemas = {**records, **SCHEMAS, "Description": {"type": "object", "required": ["openapi", "info", "paths"]}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "redept",
            "version": own_version(),
            "summary": "The papers of a corpus, what they cite, and which paper a citation means.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths(),
        "components": {"schemas": schemas},
    }


def own_version() -> str:
    try:
        return version("redept")
    except PackageNotFoundError:
        return "0"
