"""The Department's own register of principal officers and chiefs of mission, as its repository publishes it.

Comes in: the packed repository (`.tar.xz`, `.tar.gz`, `.tar`) or a folder of it. Goes out: one `Authority`, or an
`AuthorityError` that names the file and what is wrong there; nothing is taken in by halves.
"""

import gzip
import hashlib
import lzma
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

import msgspec
from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from redept.errors import AuthorityError
from redept.model import Authority, Person, Tenure

NAME = "pocom"
FOLDERS = ("people", "missions-countries", "missions-orgs", "positions-principals", "roles-country-chiefs")
LARGEST_FILE, LARGEST_ALL, MOST_FILES = 4_000_000, 200_000_000, 40_000
ODD_SHARE = 1000
"""Of so many tenures one may contradict itself and is set aside by name; with more the register is refused."""

AGAIN = "fetch the register again from its repository"


def read_pocom(path: Path) -> Authority:
    """The register at `path`; `AuthorityError` where it is none, is cut off, doubled or of another make."""
    files = once(path)
    present = {name.split("/")[0] for name in files}
    missing = [folder for folder in FOLDERS if folder not in present]
    if missing:
        raise AuthorityError(
            f"{path}: no register pocom that this program knows: it has no {' and no '.join(missing)}; {AGAIN}"
        )
    roots = {name: parse(data, f"{path}: {name}") for name, data in files.items()}
    persons, aliases = people(roots, path)
    titled = titles(roots)
    rows = [row for name, root in roots.items() for row in tenures(name, root, titled, path)]
    refuse_another_version(rows, path)
    kept, odd = sound(rows, persons, aliases, path)
    return Authority(
        name=NAME,
        digest=hashlib.blake2b(b"\0".join(files.values()), digest_size=16).hexdigest(),
        persons=tuple(persons.values()),
        tenures=tuple(kept),
        offices=offices(roots),
        odd=tuple(odd),
    )


def refuse_another_version(rows: list[Tenure], path: Path) -> None:
    """`AuthorityError` for a register whose office holders or days stand where this program does not look.

    Persons alone, or tenures without a day, would be half a register.
    """
    if not any(row.appointed or row.started or row.ended for row in rows):
        what = "no days of office" if rows else "no office holders"
        raise AuthorityError(
            f"{path}: has {what} where this program knows them; the register may be a version of another make; {AGAIN}"
        )


# ---------------------------------------------------------------- bytes


def once(path: Path) -> dict[str, bytes]:
    """The files of the register by name, in the order of their names; each is there once."""
    files: dict[str, bytes] = {}
    for name, data in files_of(path):
        if name in files:
            raise AuthorityError(f"{path}: {name} is there twice; {AGAIN}")
        files[name] = data
    return dict(sorted(files.items()))


def files_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name ("people/h/harriman.xml") and bytes of each file of the register; nothing is unpacked on disk."""
    try:
        if path.is_dir():
            yield from in_folder(path)
        else:
            yield from in_tar(path)
    except tarfile.TarError as error:
        raise AuthorityError(f"{path}: no tar file, or a damaged one ({error}); {AGAIN}") from None
    except (EOFError, ValueError) as error:
        raise AuthorityError(f"{path}: cut off or damaged ({error}); {AGAIN}") from None
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read ({error.strerror or error}); check the name") from None
    except Exception as error:  # lzma and zlib have errors of their own
        if type(error).__module__.split(".")[0] not in ("lzma", "_lzma", "zlib"):
            raise
        raise AuthorityError(f"{path}: damaged ({error}); {AGAIN}") from None


def in_folder(path: Path) -> Iterator[tuple[str, bytes]]:
    bounds = Bounds(path)
    for folder in FOLDERS:
        for file in sorted((path / folder).rglob("*.xml")):
            if file.is_file() and not file.is_symlink():
                bounds.count(str(file), file.stat().st_size)
                yield file.relative_to(path).as_posix(), file.read_bytes()


def in_tar(path: Path) -> Iterator[tuple[str, bytes]]:
    """The register's files of an archive, read from its beginning to its end as a stream that has a bound.

    What else the archive holds counts against the bound: an endless file or header beside the register stops it too.
    """
    bounds = Bounds(path)
    with unpacked(path) as bare, tarfile.open(fileobj=Stream(bare, path), mode="r|") as packed:  # type: ignore[call-overload]
        for member in packed:
            bounds.count(member.name, member.size)
            name = inside(member.name)
            if name is None or not member.isreg():
                continue
            stream = packed.extractfile(member)
            if stream is not None:
                yield name, stream.read()


def unpacked(path: Path) -> IO[bytes]:
    """The bytes of an archive without its packing, told by the first of them."""
    with path.open("rb") as file:
        first = file.read(6)
    if first == b"\xfd7zXZ\x00":
        return lzma.open(path)
    if first[:2] == b"\x1f\x8b":
        return cast(IO[bytes], gzip.open(path))
    return path.open("rb")


class Stream:
    """The bytes of an unpacked archive; no more of them than any register has."""

    def __init__(self, bare: IO[bytes], path: Path) -> None:
        self.bare, self.path, self.left = bare, path, LARGEST_ALL + MOST_FILES * 1024

    def read(self, size: int) -> bytes:
        found = self.bare.read(size)
        self.left -= len(found)
        if self.left < 0:
            raise AuthorityError(f"{self.path}: unpacks to more than any register of office holders; {AGAIN}")
        return found


def inside(name: str) -> str | None:
    """The name of a register's file from its folder on; None for any other file."""
    parts = PurePosixPath(name).parts
    places = [place for place, part in enumerate(parts[:-1]) if part in FOLDERS]
    return "/".join(parts[places[0] :]) if places and name.endswith(".xml") else None


class Bounds:
    """How much of a register was read; more than any register holds is refused."""

    def __init__(self, path: Path) -> None:
        self.path, self.files, self.size = path, 0, 0

    def count(self, name: str, size: int) -> None:
        self.files += 1
        self.size += size
        if size > LARGEST_FILE or self.size > LARGEST_ALL or self.files > MOST_FILES:
            raise AuthorityError(f"{self.path}: {name} makes it larger than any register of office holders; {AGAIN}")


def parse(data: bytes, place: str) -> Any:
    """The root of a file; no entity is expanded and nothing outside it opened."""
    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, strict)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise AuthorityError(f"{place}: not well-formed XML ({error}); {AGAIN}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise AuthorityError(f"{place}: has a document type definition, which is never opened; {AGAIN}")
    return root


# ---------------------------------------------------------------- records

Roots = dict[str, Any]


def people(roots: Roots, path: Path) -> tuple[dict[str, Person], dict[str, str]]:
    """The persons by id, and earlier ids of the same persons."""
    persons: dict[str, Person] = {}
    aliases: dict[str, str] = {}
    for name, root in roots.items():
        if not name.startswith("people/"):
            continue
        person = person_of(root, f"{path}: {name}")
        if person.id in persons:
            raise AuthorityError(f"{path}: {name}: the person {person.id} is there twice; {AGAIN}")
        persons[person.id] = person
        aliases |= {old: person.id for element in root.iter("old-id") if (old := said(element))}
    return persons, aliases


def person_of(root: Any, place: str) -> Person:
    """A person; the name for readers is the register's own form, else first name and surname."""
    names = root.find("persName")
    if root.tag != "person" or names is None:
        raise AuthorityError(f"{place}: no person of the make that this program knows; {AGAIN}")
    surname = must(names, "surname", place)
    forename = said(names.find("forename"))
    generation = said(names.find("genName"))
    others = tuple(name for element in names.iterfind("altname") if (name := said(element)))
    whole = " ".join(filter(None, (forename, surname))) + (f", {generation}" if generation else "")
    return Person(
        id=must(root, "id", place),
        name=next((name for name in others if surname in name and "," not in name), whole),
        surname=surname,
        forename=forename,
        other_names=tuple(dict.fromkeys((whole, *others))),
        born=said(root.find("birth")),
        died=said(root.find("death")),
    )


def titles(roots: Roots) -> dict[str, str]:
    """The titles of chiefs of mission and of principal officers in words, by id."""
    named = {}
    for name, root in roots.items():
        if name.startswith(("roles-country-chiefs/", "missions-orgs/", "positions-principals/")):
            identity, title = said(root.find("id")), said(root.find("names/singular"))
            if identity and title:
                named[identity] = title
    return named


def offices(roots: Roots) -> dict[str, str]:
    """The offices in words, by id: of missions to countries the country's id."""
    named = {key: title for key, title in titles(roots).items() if f"roles-country-chiefs/{key}.xml" not in roots}
    missions = (root for name, root in roots.items() if name.startswith("missions-countries/"))
    return named | {key: key.replace("-", " ") for root in missions if (key := said(root.find("territory-id")))}


KINDS = {"missions-countries": "country", "missions-orgs": "organization", "positions-principals": "principal"}


def tenures(name: str, root: Any, titled: dict[str, str], path: Path) -> Iterator[Tenure]:
    """The tenures of one mission or position, those who were named and never served among them."""
    kind = KINDS.get(name.split("/")[0])
    if kind is None:
        return
    place = f"{path}: {name}"
    office = must(root, "territory-id" if kind == "country" else "id", place)
    for element in root.iter("chief", "principal"):
        if element.find("person-id") is None:
            raise AuthorityError(f"{place}:{element.sourceline}: an office holder without a person; {AGAIN}")
        yield tenure(element, office, kind, titled, place)


def tenure(element: Any, office: str, kind: str, titled: dict[str, str], place: str) -> Tenure:
    """One tenure as the register has it."""
    days = {tag: day(element, tag, place) for tag in ("appointed", "started", "ended", "arrived")}
    role = must(element, "role-title-id", place)
    return Tenure(
        id=f"{NAME}/{office}/{must(element, 'id', place)}",
        office=office,
        kind=kind,
        title=titled.get(role, role.replace("-", " ")),
        person=must(element, "person-id", place),
        territory=said(element.find("contemporary-territory-id")),
        appointed=days["appointed"],
        started=days["started"] or days["arrived"] or (days["appointed"] if kind != "country" else None),
        ended=days["ended"],
        started_note=said(element.find("started/note")),
        ended_note=said(element.find("ended/note")),
        note=said(element.find("note")),
        served=not element.getparent().tag.startswith("other-"),
    )


def day(element: Any, tag: str, place: str) -> str | None:
    """A day, month or year; anything else is another make of register."""
    words = said(element.find(f"{tag}/date"))
    if words is None or (words.replace("-", "").isdigit() and len(words) in (4, 7, 10)):
        return words
    raise AuthorityError(f"{place}:{element.sourceline}: “{words[:40]}” is no date; {AGAIN}")


def sound(
    rows: list[Tenure], persons: dict[str, Person], aliases: dict[str, str], path: Path
) -> tuple[list[Tenure], list[str]]:
    """The tenures with persons that are there, and those that contradict themselves or are there twice, in words."""
    kept: list[Tenure] = []
    odd: list[str] = []
    spans = Counter((row.office, row.person, row.started) for row in rows if row.served and row.started)
    odd += [
        f"{person} takes {office} on {began} twice" for (office, person, began), times in spans.items() if times > 1
    ]
    ids: Counter[str] = Counter()
    for row in rows:
        person = row.person if row.person in persons else aliases.get(row.person)
        if person is None:
            raise AuthorityError(f"{path}: {row.id}: there is no person {row.person}; {AGAIN}")
        if row.started and row.ended and row.ended < row.started[: len(row.ended)]:
            odd.append(f"{row.id} begins on {row.started} and ends on {row.ended}")
            continue
        ids[row.id] += 1
        own = row.id if ids[row.id] == 1 else f"{row.id}.{ids[row.id]}"  # the register uses a few ids for two tenures
        kept.append(msgspec.structs.replace(row, id=own, person=person))
    if len(odd) * ODD_SHARE > len(rows):
        raise AuthorityError(f"{path}: contradicts itself: {'; '.join(odd[:5])}; {AGAIN}")
    return kept, odd


def said(element: Any) -> str | None:
    """The words of an element on one line, None where there are none."""
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def must(element: Any, tag: str, place: str) -> str:
    """The words of a part that every register has."""
    words = said(element.find(tag))
    if words is None:
        raise AuthorityError(
            f"{place}:{element.sourceline or 1}: no <{tag}> where this program knows one; the register may be of "
            f"another make; {AGAIN}"
        )
    return words
