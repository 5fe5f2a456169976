"""Letters that stand for the papers of a list at the head of a telegram: "Ref: A. Bangkok 15212; B. State 190484" and
later "as stated ref B" (frus1969-76v20/d37)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from redept.references.finding import Find
from redept.references.seen import Seen

_LABEL = re.compile(
    r"(?:^|[\s(;,.])\(?(?P<letter>[A-Za-z])(?:\)|[.:]|\s?-)\s?(?:(?:Your|The|Department(?:'s)?|Embassy)\s)?$"
)
_LIST = re.compile(r"\b(?:[Rr]efs?|REFS?|[Rr]eferences?|REFERENCES?|[Rr]eftels?|REFTELS?)\b[:.]?")
_MENTION = re.compile(
    r"\b(?P<head>[Rr]efs?|REFS?|[Rr]eferences?|[Rr]eftels?|REFTELS?)\.?\s"
    r"(?P<letters>\(?[A-Z]\)?(?![\w':]|\.[A-Za-z])(?:(?:,\sand\s|,\s|\sand\s|\sor\s|\s&\s)\(?[A-Z]\)?(?![\w']|\.[A-Za-z]))*"
    r"|\(?[a-z]\)(?:(?:,\sand\s|,\s|\sand\s|\sor\s|\s&\s)\(?[a-z]\))*"
    r"|(?<=[Rr]ef\s)[a-z](?=[,.;:)]|\s)|(?<=[Rr]eftel\s)[a-z](?=[,.;:)]|\s)|(?<=[Rr]efs\s)[a-z](?=,|\sand\s)(?:(?:,\sand\s|,\s|\sand\s)[a-z]\b)*)"
)
_LETTER = re.compile(r"\b[A-Za-z]\b")
REACH = 1500


def follow_letters(seen: Seen, finds: list[Find]) -> list[Find]:
    """`finds` with those that letters stand for; what was found of their words ("reftel" of "reftel B") gives way."""
    if len(seen.text) < REACH and _LIST.search(seen.text, 0, seen.body_end) is None:
        return finds
    labels = labelled(seen, finds)
    if not labels:
        return finds
    added = [find for mention in _MENTION.finditer(seen.text, 0, seen.body_end) for find in meant_by(mention, labels)]
    if not added:
        return finds
    kept = [find for find in finds if find.number is not None or not overlaps(find, added)]
    return sorted([*kept, *added], key=lambda find: (find.start, find.end))


def overlaps(find: Find, others: Iterable[Find]) -> bool:
    return any(find.start < other.end and other.start < find.end for other in others)


def labelled(seen: Seen, finds: Sequence[Find]) -> dict[str, Find]:
    """The finds of the list, by their letters in small; a letter that stands for several papers is left out."""
    labels: dict[str, Find] = {}
    begin = -1
    for find in finds:
        if find.start >= seen.body_end:
            break
        label = _LABEL.search(seen.text, max(0, find.start - 24), find.start)
        letter = label["letter"].lower() if label else ""
        if letter == "a" and begin < 0 and _LIST.search(seen.text, max(0, find.start - 40), find.start):
            begin = find.start
        expected = chr(ord("a") + len(labels))
        if begin >= 0 and find.start - begin < REACH and letter == expected:
            labels[letter] = find
    starts = [find.start for find in finds]
    return {letter: find for letter, find in labels.items() if starts.count(find.start) == 1}


def meant_by(mention: re.Match[str], labels: dict[str, Find]) -> list[Find]:
    """A find for each letter of a mention behind the list."""
    finds = []
    for letter in _LETTER.finditer(mention["letters"]):
        meant = labels.get(letter[0].lower())
        end = mention.start("letters") + letter.end()
        if meant is None or meant.end > mention.start():
            return []
        if mention.string[end : end + 1] == ")" and "(" in mention["letters"][: letter.start()]:
            end += 1
        finds.append(replace(meant, start=mention.start(), end=end, rule="lettered reference", printed=None))
    return finds
