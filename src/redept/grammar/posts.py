"""Posts by the words that name them: city, country, office title or telegraphic short form."""

import re
import unicodedata
from functools import cache, lru_cache

from redept.grammar.register import register

DEPARTMENT = "Department"


def post_named(words: str, year: int | None = None) -> str | None:
    """The post that words name, as its city in English or "Department"; None where they name none.

    `year` chooses where a country's post moved: "the Embassy in China" is Nanking in 1948 (frus1949v07p1), Taipei
    in 1955. Takes a city, a country behind the kind of post, or a telegraphic form: "Embassy in France",
    "AmConsul Hong Kong", "the Department". A country alone names its post too.

    >>> post_named("the Embassy in the Soviet Union")
    'Moscow'
    """
    return _post_named(words, year) if words and len(words) < LONGEST else None


def office_post(office: str, year: int | None = None) -> str | None:
    """The post at which an office of a heading stands: "Ambassador in the Soviet Union" is at Moscow.

    Heads of the Department and of its bureaus are at "Department". None for other governments' officers and for
    offices that stand at no post.

    >>> office_post("Chargé in China", 1948)
    'Nanking'
    """
    return _office_post(office, year) if office and len(office) < LONGEST else None


def same_post(one: str, other: str) -> bool:
    """Whether two post names may be one post: equal, or a mission and the city in which it sits (USNATO, Paris)."""
    return one == other or other in _register().seats.get(one, ()) or one in _register().seats.get(other, ())


def names_of(words: str) -> tuple[str, ...]:
    """The names under which headings know a post: its city, other names of that, the countries whose post it is.

    >>> names_of("Moscow")[:2]
    ('Moscow', 'Soviet Union')
    """
    city = post_named(words)
    return _register().known_as.get(city, (city,)) if city else ()


def is_post(city: str) -> bool:
    """Whether a city, as `post_named` gives it, stands in the register."""
    return city in _register().cities


LONGEST = 400

KINDS = (
    r"(?:embassy(?: office| branch| branch office)?|legation|consul(?:ate)?(?:[ -]general)?|vice consul|mission|"
    r"delegation|interests section|liaison office|diplomatic (?:agent|mission|agency)|ambassador|chargé(?: d’affaires)?"
    r"(?: ad interim)?|charge(?: d'affaires)?(?: ad interim)?|minister(?: resident)?(?: and consul[- ]general)?|"
    r"(?:united states )?high commissioner|political ad(?:viser|visor)|commissioner|representative|observer|"
    r"(?:[a-z]+ )?secretary of (?:the )?(?:embassy|legation|mission)|"
    r"(?:minister )?counselor of (?:the )?(?:embassy|legation|mission)|office|officer in charge|adviser|"
    r"personal representative|"
    r"(?:head|chief|chairman|member|acting chairman) of (?:the )?(?:[a-z.]+ )*(?:delegation|mission|interests section|"
    r"liaison office))"
)
BEFORE = (
    r"(?:(?:the|acting|united states|american|us|deputy|permanent|appointed|newly appointed|former|alternate|special|"
    r"temporary|senior|principal officer of the|assistant|new|then)\s+)*"
)
AT_POST = re.compile(rf"{BEFORE}{KINDS}(?: of the united states)?(?: \([^)]*\))?,? (?:in|at|to|for|near) (?:the )?(.+)")
TELEGRAPHIC = re.compile(
    r"(?:the )?(?:am|us|american )?(?:\s*)(?:emb(?:assy|off)?|legation|leg|con(?:sul(?:ate)?)?(?: ?gen(?:eral)?)?|"
    r"congen|mission)\.?(?: at| in)? (?:the )?(.+)"
)
ADJECTIVE_BEFORE = re.compile(r"(?:the )?(.+?)(?:['’]s)? (?:embassy|legation|consulate(?: general)?|mission)")
IN_THE_DEPARTMENT = re.compile(
    r"(?:the )?(?:acting )?(?:secretary of state|sec(?:retary)?state|state|dept?\.?|department|department of state|"
    r"state department|dep(?:artmen)?t of state|secretary|washington|acting secretary)"
)
DEPARTMENT_OFFICE = re.compile(
    r"(?:the )?(?:acting |deputy |former |special assistant to the |executive )*"
    r"(?:(?:secretary|(?:deputy )?(?:under|assistant) ?secretary) of state\b.*"
    r"|(?:deputy )?(?:assistant|under) secretary(?: for .*)?|department of state.*"
    r"|(?:deputy )?director(?: \w+)? of the (?:office|bureau|executive secretariat|policy planning staff).*"
    r"|(?:chief|acting chief|assistant chief) of the division of .*"
    r"|counselor of the department.*|legal adviser.*|officer in charge of .*|policy planning staff.*)"
)
OTHER_GOVERNMENTS = re.compile(
    r"(?:foreign|prime|war|finance|defen[cs]e) (?:minister|secretary)|minister (?:of|for) (?!the united states)|"
    r"president|king\b|shah\b|ambassador of|embassy of|secretary[- ]general|minister of|defense|treasury|"
    r"army|commerce|agency"
)


class Register:
    """The posts of the data file, looked up by plain words."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.cities = {str(row["city"]) for row in rows}
        self.seats: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, list[tuple[int, int, str]]] = {}
        self.states: dict[str, list[tuple[int, int, str]]] = {}
        self.known_as: dict[str, tuple[str, ...]] = {}
        for row in rows:
            self.take(row)

    def take(self, row: dict[str, object]) -> None:
        city, years = str(row["city"]), (_year(row.get("from"), 0), _year(row.get("to"), 9999))
        for name in (city, *_strings(row.get("also"))):
            self.names.setdefault(plain(name), []).append((0, 9999, city))
        for state in _strings(row.get("states")):
            self.states.setdefault(plain(state), []).append((*years, city))
        names = (*self.known_as.get(city, (city,)), *_strings(row.get("also")), *_strings(row.get("states")))
        self.known_as[city] = tuple(dict.fromkeys(names))
        if row.get("series_of"):
            self.seats[city] = _strings(row["series_of"])

    def at(self, name: str, year: int | None, states_too: bool = True) -> str | None:
        """The post by its plain name, cities before countries."""
        found = self.names.get(name) or (states_too and self.states.get(name)) or ()
        return _in_year(found, year)

    def of_state(self, name: str, year: int | None) -> str | None:
        """The post by a country's or body's plain name first, then by a city's."""
        return _in_year(self.states.get(name) or self.names.get(name) or (), year)


def _in_year(found: list[tuple[int, int, str]] | tuple[()], year: int | None) -> str | None:
    if not found:
        return None
    if year is None:
        return found[0][2]
    fitting = [city for first, last, city in found if first <= year <= last]
    bounded = [city for first, last, city in found if (first, last) != (0, 9999) and first <= year <= last]
    return (bounded or fitting or [found[0][2]])[0]


def _year(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


@cache
def _register() -> Register:
    return Register(register("posts")["post"])


MARKS = str.maketrans({"’": "'", "‘": "'", ".": "", "–": "-", "\u00a0": " ", "\n": " "})


@lru_cache(65536)
def plain(words: str) -> str:
    """Words in small letters, without accents, dots, hyphens and a leading article."""
    decomposed = unicodedata.normalize("NFD", words.translate(MARKS).casefold())
    small = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).replace("-", " ")
    small = " ".join(small.split()).strip(" ,;:()")
    return small.removeprefix("the ") if small != "the hague" else small


@lru_cache(65536)
def _post_named(words: str, year: int | None) -> str | None:
    name = plain(words).removesuffix("'s").removesuffix("s'")
    if not name:
        return None
    found = _register().at(name, year)
    if found:
        return found
    if IN_THE_DEPARTMENT.fullmatch(name):
        return DEPARTMENT
    return _by_kind(name, year) or _by_telegraphic(words, name, year)


@lru_cache(65536)
def _office_post(office: str, year: int | None) -> str | None:
    name = plain(office)
    if found := _by_kind(name, year):
        return found
    if DEPARTMENT_OFFICE.fullmatch(name) or IN_THE_DEPARTMENT.fullmatch(name):
        return DEPARTMENT
    if OTHER_GOVERNMENTS.search(name):
        return None
    return _register().at(name, year) or _by_telegraphic(office, name, year)


def _by_kind(name: str, year: int | None) -> str | None:
    """ "ambassador in france", "consulate general at hong kong"."""
    matched = AT_POST.fullmatch(name)
    return _place(matched[1], year) if matched else None


def _place(place: str, year: int | None) -> str | None:
    """A country or city, the longest beginning of the words that names one."""
    place = re.split(r" \(| temporarily|, temporarily", place)[0].strip(" ,")
    known = _register()
    while place:
        if found := known.of_state(place.removeprefix("the "), year):
            return found
        shorter = re.split(r",? (?=[^ ]+$)|,(?=[^,]*$)", place)[0]
        if shorter == place:
            return None
        place = shorter
    return None


def _by_telegraphic(words: str, name: str, year: int | None) -> str | None:
    """ "amembassy tokyo", "embassy tokyo", "usun new york", "moscow embassy"."""
    for pattern in (TELEGRAPHIC, ADJECTIVE_BEFORE):
        matched = pattern.fullmatch(name)
        if matched and (found := _register().of_state(matched[1].strip(), year)):
            return found
    matched = TELEGRAPHIC.fullmatch(name)
    last = words.split()[-1] if words.split() else ""
    return last.strip(".,;") if matched and " " not in matched[1] and last.istitle() and len(last) > 3 else None
