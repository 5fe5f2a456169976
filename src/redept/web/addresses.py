"""Where everything stands in the reading room: one address for each record, the same online and in the static site."""

from urllib.parse import quote, unquote, urlencode, urlsplit

from redept.grammar.files import with_hyphens

ORIGINALS = "https://history.state.gov/historicaldocuments/"

RESERVED = frozenset(
    (
        "check",
        "chronology",
        "export",
        "files",
        "gaps",
        "help",
        "index",
        "judge",
        "offices",
        "papers",
        "paper",
        "paste",
        "people",
        "pictures",
        "positions",
        "questions",
        "search",
        "static",
        "volumes",
        "wanted",
    )
)
"""First words of addresses that are pages of the room itself; a paper or volume of that name stands under /paper/."""


def name_in(words: str) -> str:
    """The name of a paper by itself or in an address: of this room or of the series' site."""
    path = urlsplit(words).path if words.startswith(("http://", "https://")) else words
    return unquote(path).removeprefix("/historicaldocuments").strip("/").removeprefix("paper/")


def of_document(document: str) -> str:
    """`/frus1944v04/d1150`, the path that the paper has at the series' site after its prefix."""
    safe = quote(document, safe="/~!$'()*,:=@;+")
    first = document.partition("/")[0]
    if first in RESERVED or first in ("", ".", "..") or "//" in document or "/." in document:
        return "/paper/" + quote(document, safe="")
    return "/" + safe


def of_volume(volume: str) -> str:
    """`/frus1944v04`: the volume's list of papers."""
    return of_document(volume)


def key_of(reference: str) -> str:
    """A reference's id within its document: `107-142`, `n1:3-20`."""
    return reference.rpartition("@")[2]


def anchor_of(reference: str) -> str:
    """The place of a reference's words in its page: `r107-142`, `rn1-3-20`."""
    return "r" + key_of(reference).replace(":", "-")


def of_reference(reference: str) -> str:
    """The page of the paper with this reference chosen."""
    document = reference.rpartition("@")[0]
    return f"{of_document(document)}?{urlencode({'ref': key_of(reference)})}#chosen"


def of_passage(reference: str) -> str:
    """The page of the paper, at the words of a reference."""
    return f"{of_document(reference.rpartition('@')[0])}#{anchor_of(reference)}"


def of_search(query: str, **more: object) -> str:
    """The search with this query: `/search?q=from%3Amoscow`."""
    return "/search?" + urlencode({"q": query, **{name: value for name, value in more.items() if value}})


def of_file(number: str) -> str:
    """`/files/711.62114/9-2444`: the file number explained, and the papers of that file."""
    return "/files/" + quote(" ".join(with_hyphens(number).split()), safe="/~!$'()*,:=@")


def of_page(page: str, **asked: object) -> str:
    """`/questions?state=open&start=50`: a page with what is asked of it; what is empty is left out."""
    given = {name: value for name, value in asked.items() if value}
    return f"{page}?{urlencode(given)}" if given else page


def of_query(page: str, query: str) -> str:
    """A page on the papers that a query finds: `/questions?q=file%3A711.62114`."""
    return f"{page}?{urlencode({'q': query})}"


def of_wanted(wanted: str) -> str:
    """The page of the wanted list on which this record stands, at its place there."""
    return f"/wanted?{urlencode({'one': wanted})}#{quote(wanted)}"


def original(document: str) -> str | None:
    """The same paper at the series' own site; None for papers of other volumes."""
    return ORIGINALS + quote(document) if document.startswith("frus1") and "/" in document else None


def file_name(address: str) -> str:
    """The file in which the static site keeps the page at an address: `frus1944v04/d1150.html`.

    Letters that a file system or a web server may read otherwise are written `=2e`.
    """
    path = address.partition("?")[0].strip("/")
    if not path:
        return "index.html"
    return "/".join(map(safe_name, path.split("/"))) + ".html"


def safe_name(name: str) -> str:
    """A name of a file that every file system takes."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else f"={ord(letter):02x}"
        for letter in name
    )
    return plain if not plain.startswith(".") else "=2e" + plain[1:]
