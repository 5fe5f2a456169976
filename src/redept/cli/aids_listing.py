"""Finding aids as lines that people read on a terminal. Each function gives text; none prints."""

import textwrap
from typing import Any

from redept.cli.listing import WIDTH, one_line, series_and_number, shortened


def wrapped(words: str, indent: int = 4) -> list[str]:
    if len(words) + indent <= WIDTH and words.isprintable() and words == words.strip():
        return [" " * indent + words] if words else []
    return textwrap.wrap(words, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


def way(from_: str | None, to: str | None) -> str:
    return f"{from_ or '?'} to {to or '?'}"


def paper(one: Any) -> str:
    """A paper of an exchange, with what it says of the others."""
    mark = "*" if one.steps == 0 else " "
    name = f"{one.id}  {one.form or ''}".rstrip()
    lines = [f"{one.date or 'undated':<16} {mark} {'wanted: ' if one.wanted else ''}{name}"]
    if one.number and (one.from_ or one.to):
        lines += wrapped(f"{one.number}, {way(one.from_, one.to)}", 19)
    if one.heading and not one.wanted:
        lines += wrapped(shortened(one_line(one.heading) or "", 150), 19)
    for link in one.links:
        lines += wrapped(f"{link.relation} {link.to}: “{one_line(link.text)}”", 21)
        if link.because and link.relation != "cites":
            lines += wrapped(f"because {'; '.join(link.because)}", 23)
    if one.answered_by:
        lines += wrapped(f"answered by {', '.join(one.answered_by)}", 21)
    return "\n".join(lines)


def gaps(one: Any) -> str:
    """One run of a series: what is printed, cited and unseen, and the cited numbers with who cites them."""
    series = f"{one.number_series} " if one.number_series else ""
    since = f" from {one.begins}" if one.begins else ""
    counts = f"{one.printed:,} printed, {one.cited:,} cited, {one.unseen:,} unseen"
    way = f"{one.from_} to {one.to or 'all posts'}"
    kinds = one.kind + ("es" if one.kind.endswith("ch") else "s")
    lines = [f"{series}{kinds}, {way},{since}: {one.first} to {one.last}, {counts}"]
    for held in one.numbers:
        if held.state == "cited":
            number = series_and_number(one.number_series, str(held.number))
            lines += wrapped(f"{number}, {held.date or 'undated'}, cited by {', '.join(held.cited_by)}")
    return "\n".join(lines)


def known(one: Any) -> str:
    """A paper that an office knew, and how."""
    lines = [f"{one.date or 'undated':<16} {one.how:<17} {one.id}  {one.form or ''}".rstrip()]
    if one.heading and not one.wanted:
        lines += wrapped(shortened(one_line(one.heading) or "", 150), 19)
    hours = f"; {one.hours:.0f} hours on its way" if one.hours is not None else ""
    lines += wrapped(f"{one.because}{hours}", 19)
    return "\n".join(lines)


def event(one: Any) -> str:
    """A paper or an act on its day."""
    text = f"{one.date:<16} {one.document}  {'(act) ' if one.kind == 'act' else ''}{shortened(one.words, 200)}"
    return "\n".join(textwrap.wrap(text, WIDTH, subsequent_indent=" " * 17))


def pull(one: Any) -> str:
    """One line of a pull list: file first, then what to ask for and who cites it."""
    file = one.file_number or (f"[{one.look_under[0]}]" if one.look_under else "file unknown")
    named = [one.kind]
    if one.number:
        named.append(series_and_number(one.number_series, one.number))
    if one.from_ or one.to:
        named.append(way(one.from_, one.to))
    named.append(one.date or (f"not later than {one.last}" if one.last else "undated"))
    if one.parties:
        named.append("; ".join(one.parties))
    lines = [file, *wrapped(", ".join(named)), *wrapped(f"cited by {', '.join(one.cited_by)}", 6)]
    return "\n".join(lines)


def speaker(one: Any) -> str:
    """Somebody in a statement: name, office, post, and the words where these say something else."""
    if one is None:
        return "not named"
    known = ", ".join(filter(None, (one.name, one.office, f"at {one.post}" if one.post else None)))
    if one.words and one.words.lower() not in known.lower():
        return f"{known} (“{one_line(one.words)}”)" if known else f"“{one_line(one.words)}”"
    return known or "not named"


def statement(one: Any) -> str:
    """What was told, done or held: kind, words, and whose they are."""
    place = f"note {one.note}, {one.start}" if one.note else f"{one.start}"
    what = one.state if one.kind == "act" else one.kind
    lines = [f"{one.document}  {what}, {one.certainty}  ({place})", *wrapped(f"“{one_line(one.text)}”")]
    rows = [
        ("by", speaker(one.source) if one.source or one.kind != "act" else None),
        ("to", speaker(one.recipient) if one.recipient else None),
        ("through", "; ".join(map(speaker, one.via)) or None),
        ("by means of", one.means),
        ("dated", one.date),
    ]
    lines += wrapped("; ".join(f"{name} {value}" for name, value in rows if value), 6)
    return "\n".join(lines)


def asked(one: Any) -> str:
    """A question with what became of it."""
    question = one.question
    lines = [f"{question.id}  {one.state}", *wrapped(f"“{one_line(question.text)}”")]
    lines += wrapped(f"by {speaker(question.by)} to {speaker(question.to)}", 6)
    if question.depends_on:
        lines += wrapped(f"if {question.depends_on.answer} to {question.depends_on.question}", 6)
    for answer in one.answers:
        lines += wrapped(f"{answer.document}, because {'; '.join(answer.because)}", 6)
    if one.wanted:
        lines += wrapped(f"{one.wanted}, because {'; '.join(one.because)}", 6)
    return "\n".join(lines)
