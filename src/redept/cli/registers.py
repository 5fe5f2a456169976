"""The commands that ask the registers: file numbers, offices and their holders, persons."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import must_exist, open_reader, print_all
from redept.cli.saying import say

if TYPE_CHECKING:
    from redept.finding_aids.offices import OfficeHeld
    from redept.finding_aids.people import PersonSeen
    from redept.model import FileNumber, Mission, Place

year_option = click.option(
    "--year",
    type=click.IntRange(1789, 2100),
    help="The paper's year, where the number does not tell.",
)


@main.command(epilog="Example: redept file 711.62114/9-2444")
@click.argument("number", nargs=-1, required=True)
@year_option
@click.option("--corpus", type=click.Path(path_type=Path), help="Also list the papers of this corpus in the same file.")
@json_option
def file(number: tuple[str, ...], year: int | None, corpus: Path | None, as_json: bool) -> None:
    """Explain a file number: filing system, class, countries, subject, and where it is kept."""
    from redept.cli import listing
    from redept.grammar import filing
    from redept.model import encoding

    found = filing.explain(" ".join(number), year=year)
    say(encoding.to_json(found) if as_json else file_number(found))
    if corpus is None:
        return
    with open_reader(corpus) as reader:
        neighbours = reader.search(f'file:"{found.number.partition("/")[0].strip()}"', limit=1000)
        say("\n".join(map(encoding.to_json, neighbours.hits)) if as_json else listing.hits(neighbours))


def file_number(found: "FileNumber") -> str:
    """A file number as lines for people."""
    filed = found.class_
    rows = (
        ("scheme", found.scheme or "not told by the number alone"),
        ("years", found.period),
        ("class", " ".join(filter(None, (filed.code, filed.title))) if filed else None),
        ("about", "; ".join(f"{one.name} ({one.code})" for one in found.countries)),
        ("subject", found.subject),
        ("further", "; ".join(found.further)),
        (found.after_slash.kind or "", found.after_slash.value),
        ("unknown", "; ".join(found.unknown)),
        ("kept in", found.record_series),
        ("cite", found.citation),
    )
    return "\n".join([found.number, *(f"  {name:<9}{value}" for name, value in rows if value)])


@main.command(epilog="Example: redept post Batavia --year 1949")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@click.option("--year", type=click.IntRange(1776, 2100), help="Only what was there in this year.")
@json_option
def post(words: tuple[str, ...], year: int | None, as_json: bool) -> None:
    """Tell what the United States had at a post, when, and where the post is."""
    from redept.errors import RegisterError
    from redept.grammar.missions import missions_at
    from redept.grammar.places import place_named
    from redept.grammar.posts import post_named
    from redept.model import encoding

    name = " ".join(words)
    city = post_named(name, year) or name
    place, missions = place_named(name) or place_named(city), missions_at(name, year)
    if place is None and not missions:
        raise RegisterError(f"{name}: no post of the register; name a city or a country as headings do")
    if as_json:
        click.echo(encoding.encode({"post": city, "year": year, "place": place, "missions": missions}))
        return
    click.echo("\n".join([city, *place_lines(place), *map(mission_line, missions)]))


def place_lines(place: "Place | None") -> list[str]:
    """A place as lines for people."""
    if place is None:
        return []
    north = f"{abs(place.north)}° {'N' if place.north >= 0 else 'S'}"
    east = f"{abs(place.east)}° {'E' if place.east >= 0 else 'W'}"
    lines = [f"  place    {place.city}, {north}, {east}"]
    for name in place.was:
        span = f"{name.first or ''}–{name.last or ''}" if name.first or name.last else "also"
        lines.append(f"  named    {name.name} {span} ({name.source})")
    return lines


def mission_line(one: "Mission") -> str:
    """A mission as a line for people."""
    return f"  {one.first}–{one.last or ''}  {one.kind}, {one.country}; {one.head}  ({one.source})"


@main.command(epilog="Example: redept meaning Niact")
@click.argument("words", metavar="[WORD]", nargs=-1)
@click.option("--year", type=click.IntRange(1776, 2100), help="Only offices and ministries of this year.")
@json_option
def meaning(words: tuple[str, ...], year: int | None, as_json: bool) -> None:
    """Explain a marking, a form of papers or the symbol of an office; without a word, list markings and forms."""
    from redept.errors import RegisterError
    from redept.grammar.meanings import meanings, meanings_of
    from redept.model import encoding

    word = " ".join(words)
    known = meanings_of(word, year) if word else tuple(meanings())
    if not known:
        raise RegisterError(
            f"{word}: no marking, form, office or ministry that the register knows; `redept meaning` lists the markings"
        )
    for found in known:
        line = f"{found.word} ({found.kind}): {found.meaning}" + (f"  ({found.source})" if found.source else "")
        click.echo(encoding.to_json(found) if as_json else line)


@main.group(epilog="Example: redept authority import pocom pocom.tar.xz")
def authority() -> None:
    """Take in registers of office holders."""


@authority.command("import", epilog="Example: redept authority import pocom pocom.tar.xz --corpus dept.redept")
@click.argument("name", metavar="NAME")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--corpus", type=click.Path(path_type=Path), help="Keep it in this corpus; else for all of yours.")
@json_option
def import_register(name: str, path: Path, corpus: Path | None, as_json: bool) -> None:
    """Take in a register of office holders: pocom, packed (.tar.xz, .tar.gz) or as a folder."""
    from redept import pipeline
    from redept.model import encoding

    target = must_exist(corpus) if corpus else pipeline.own_registers()
    if corpus is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    found, new = pipeline.import_authority(name, path, target)
    record = {"name": found.name, "persons": len(found.persons), "tenures": len(found.tenures), "new": new}
    if as_json:
        say(encoding.encode({**record, "corpus": str(target), "set_aside": found.odd}))
        return
    state = "taken in" if new else "was here already"
    say(f"{target}: {found.name} {state}, {len(found.persons):,} persons, {len(found.tenures):,} tenures")
    for odd in found.odd:
        say(f"{path}: set aside: {odd}", err=True)


day_option = click.option("--as-of", metavar="DATE", help="Only those in office on this day, as 1944-09-24.")


@main.command(epilog="Example: redept offices redept-demo/specimen.redept")
@corpus_argument
@click.option("--office", metavar="WORDS", help="This office alone, as a heading names it.")
@day_option
@json_option
def offices(corpus: Path, office: str | None, as_of: str | None, as_json: bool) -> None:
    """List the offices that headings name, and who held them when."""
    from redept import pipeline
    from redept.finding_aids import offices as aid
    from redept.model import encoding

    register = pipeline.register_for(must_exist(corpus))
    with open_reader(corpus) as reader:
        entries = list(reader.entries())
    found = aid.offices(entries, register, day_of(as_of))
    if office is not None:
        found = iter(chosen := list(aid.one_office(found, office, register, day_of(as_of))))
        if not chosen:
            say(nobody_found(office, has_register=register is not None, as_of=as_of), err=True)
    print_all(encoding.to_json if as_json else office_held, found)


def nobody_found(office: str, *, has_register: bool, as_of: str | None) -> str:
    """Why nothing is said of an office, and what to do."""
    none = f"no heading names “{office}”"
    if not has_register:
        return f"{none}, and no register of office holders is at hand; redept authority import takes one in"
    return f"{none}; with --as-of DATE the register is asked" if as_of is None else f"{none}, nor does the register"


@main.command(epilog="Example: redept people redept-demo/specimen.redept --as-of 1944-09-24")
@corpus_argument
@day_option
@click.option("--pipeline", metavar="NAME", help="Also names that this spaCy pipeline finds (extra redept[spacy]).")
@json_option
def people(corpus: Path, as_of: str | None, pipeline: str | None, as_json: bool) -> None:
    """List who wrote, received, signed and is named in papers, and in which office."""
    from redept.finding_aids import people as aid
    from redept.finding_aids.listed_persons import listed_persons
    from redept.model import encoding
    from redept.pipeline import recognizer, register_for

    register = register_for(must_exist(corpus))
    found_by = recognizer(pipeline) if pipeline else None
    with open_reader(corpus) as reader:
        listed = listed_persons(reader)
        texts = ((document.id, document.text) for document in reader.documents())
        more = dict(found_by.names(texts)) if found_by else None
        found = aid.people(reader.entries(), register, day_of(as_of), listed, more)
        print_all(encoding.to_json if as_json else person_seen, found)


def day_of(words: str | None) -> str | None:
    """A day typed on the command line; a wrong call where it is none."""
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError:
        raise click.BadParameter(f"{words} is no day; write it as 1944-09-24", param_hint="--as-of") from None


def office_held(found: "OfficeHeld") -> str:
    """An office as lines for people."""
    lines = [found.office + (f"  ({found.post})" if found.post and found.post not in found.office else "")]
    if found.held:
        lines += [f"  {one.person.name}: {'; '.join(one.because)}" for one in found.held.holders]
        lines += [f"  {words}" for words in found.held.because]
    for one in found.holders:
        papers = f"{one.papers} paper{'s' if one.papers > 1 else ''}"
        why = f"; {one.status}: {'; '.join(one.because)}" if one.status and not found.held else ""
        lines.append(f"  in headings {one.name}, {one.first} to {one.last}, {papers}{why}")
    return "\n".join(lines)


def person_seen(found: "PersonSeen") -> str:
    """A person as lines for people."""
    counts = (("wrote", found.wrote), ("received", found.received), ("signed", found.signed), ("named in", found.named))
    did = ", ".join(f"{word} {number}" for word, number in counts if number)
    days = f", {found.first} to {found.last}" if found.first else ""
    lines = [f"{found.name}  {did}{days}"]
    lines += [f"  {office}" for office in found.offices[:4]]
    lines += (
        [f"  in the lists {', '.join(found.entries[:6])}{' …' if len(found.entries) > 6 else ''}"]
        if found.entries
        else []
    )
    lines += [f"  because {'; '.join(found.because[:4])}"] if found.because else []
    lines += [f"  {words}" for words in found.perhaps[:3]]
    lines += [f"  that day {'; '.join(one.because)}" for one in found.held]
    return "\n".join(lines)


@main.command("identify", epilog="Example: redept identify --help")
@corpus_argument
@click.argument("one", metavar="ENTRY")
@click.argument("other", metavar="ENTRY")
@click.option("--same", "verdict", flag_value="same", help="They are one person.")
@click.option("--different", "verdict", flag_value="different", help="They are two persons.")
@click.option("--because", required=True, metavar="TEXT", help="Why, for later readers.")
@click.option("--by", metavar="NAME", help="Who decides; your user name unless said.")
def identify(corpus: Path, one: str, other: str, verdict: str | None, because: str, by: str | None) -> None:
    """Decide whether two entries of volumes' lists of persons are one; this outranks the program."""
    from redept import pipeline

    if verdict is None:
        raise click.UsageError("say --same or --different")
    same = verdict == "same"
    pipeline.judge_persons(must_exist(corpus), one, other, same=same, because=because, by=by)
    say(f"{one} and {other} are judged to be {'one person' if same else 'two persons'}")
