"""Who the words of a paper mean: "I", "the Department", "Embassy", "the British Ambassador", "he"."""

import re
from functools import lru_cache

from redept.grammar import offices
from redept.grammar.posts import DEPARTMENT, office_post, post_named
from redept.model import Document, Party
from redept.model.statement import Speaker
from redept.statements.naming import SHORTENED, Named

FIRST = frozenset(["i", "we", "me", "us", "my", "our", "mine", "myself", "undersigned", "the undersigned"])
SECOND = frozenset(["you", "your", "yours"])
THIRD = frozenset(["he", "she", "him", "her", "they", "them", "the latter", "latter", "their", "his", "who", "it"])
PRONOUNS = FIRST | SECOND | THIRD
THE_DEPARTMENT = re.compile(r"(?:the )?(?:state )?(?:department|dept|dep't)(?: of state)?(?:'s)?\.?", re.IGNORECASE)
THE_POST = re.compile(
    r"(?:the |this )?(?:embassy|legation|mission|consulate(?: general)?|emb|usun)(?:'s)?", re.IGNORECASE
)
FOREIGN_MISSION = re.compile(
    r"(?:[Tt]he )?(?P<state>[A-Z][a-z]+(?:ese|ish|an|ch|i|ic|k|se|iet)) (?P<what>Embassy|Legation|"
    r"Ambassador|Minister|Charg[eé]|"
    r"Mission|Consul)(?P<at> (?:here|in|at) ?(?P<place>[A-Z][\w. ]+)?)?"
)
IN_PLACE = re.compile(r" (?:in|at) (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)$")
PAPER_NOUN = re.compile(
    r"\b(?P<means>aide-m.moire|memorandum|note|telegram|letter|despatch|message|cable|report|communication|airgram|"
    r"communiqu.|statement|press|radio)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\d{4}")


class Cast:
    """The parties of one paper, and the one who spoke last."""

    def __init__(self, document: Document) -> None:
        self.document = document
        found = YEAR.match(document.date or "") or YEAR.search(document.volume or "")
        self.year = int(found[0]) if found else None
        own = document.numbers[0] if document.numbers else None
        self.from_ = (own.from_ if own else None) or self.post_of(document.sender)
        self.to = (own.to if own else None) or self.post_of(document.recipient)
        self.home = next((post for post in (self.from_, self.to) if post and post != DEPARTMENT), None)
        self.writer = self.known(document.sender, self.from_)
        self.reader = self.known(document.recipient, self.to)
        self.last: Speaker | None = None

    def post_of(self, parties: tuple[Party, ...]) -> str | None:
        return next((post for one in parties if one.office and (post := office_post(one.office, self.year))), None)

    def known(self, parties: tuple[Party, ...], post: str | None) -> Speaker:
        """The first party of a side of the heading."""
        if not parties:
            return Speaker(post=post)
        return Speaker(name=parties[0].name, office=parties[0].office, post=post)

    def begin(self) -> None:
        """Forget who spoke last, at the beginning of a layer."""
        self.last = None

    def understood(self, side: Speaker) -> Speaker:
        """A party of the heading who is not named in the sentence."""
        return side

    def named(self, named: Named, author: str) -> Speaker:
        """Whoever the words name."""
        return self.meant(named.words, named.start, named.end, author)

    def meant(self, words: str, start: int, end: int, author: str) -> Speaker:
        """Whoever the words of a span mean; name, office and post stay None where they do not say it."""
        small = " ".join(words.lower().split())
        if "'" in small:
            small = SHORTENED.sub("", small)
        if small in PRONOUNS:
            if small in THIRD:
                return placed(self.last or Speaker(), words, start, end)
            if author == "writer":
                return placed(self.writer if small in FIRST else self.reader, words, start, end)
        found = self.by_words(" ".join(words.split()), author)
        return placed(found, words, start, end)

    def by_words(self, words: str, author: str) -> Speaker:
        """Whoever words mean that are no pronoun."""
        kind, mission = kind_of(words)
        if kind == "department":
            return THE_DEPARTMENT_ITSELF
        if kind == "post" and author == "writer" and self.home:
            return Speaker(office=words.removeprefix("the ").removeprefix("The ").removeprefix("this "), post=self.home)
        return self.foreign(mission) if mission else party_of(words, self.year)

    def foreign(self, found: re.Match[str]) -> Speaker:
        """ "the British Ambassador" is the one at the post where the paper was written."""
        place = post_named(found["place"], self.year) or found["place"] if found["place"] else None
        post = place or ("Washington" if self.from_ == DEPARTMENT else self.from_)
        return Speaker(office=f"{found['state']} {found['what']}", post=post)

    def remember(self, speaker: Speaker | None) -> None:
        """Let "he" mean this one from now on, if it is no party of the heading."""
        if speaker and speaker.words and speaker.words.lower() not in PRONOUNS:
            self.last = speaker


THE_DEPARTMENT_ITSELF = Speaker(office="Department of State", post=DEPARTMENT)


@lru_cache(16384)
def kind_of(words: str) -> tuple[str | None, re.Match[str] | None]:
    """Whether words name the department or a mission of its own, and the parts of those that name a foreign one."""
    if THE_DEPARTMENT.fullmatch(words):
        return "department", None
    return "post" if THE_POST.fullmatch(words) else None, FOREIGN_MISSION.fullmatch(words)


def placed(speaker: Speaker, words: str, start: int, end: int) -> Speaker:
    return Speaker(name=speaker.name, office=speaker.office, post=speaker.post, words=words, start=start, end=end)


@lru_cache(16384)
def party_of(words: str, year: int | None) -> Speaker:
    """Name and office in words of a paper: "Foreign Minister Gromyko" is Gromyko, Foreign Minister."""
    found = offices.party(words.removesuffix("'s"))
    place = IN_PLACE.search(words)
    post = post_named(place["place"], year) if place else office_post(found.office, year) if found.office else None
    return Speaker(name=found.name, office=found.office, post=post)


@lru_cache(16384)
def means_in(words: str | None) -> str | None:
    """The kind of paper that words name: "the same British memorandum" is a memorandum."""
    found = PAPER_NOUN.search(words) if words else None
    return found["means"].lower() if found else None
