"""The exception family. Exceptions are for callers' mistakes and for sources that give no record;
oddities inside a paper are `Problem` records.

RedeptError
├── SourceError          a file or stream gave no record: what, where, what to do
├── CorpusError          the corpus file cannot be used
│   ├── NotACorpus       the file is something else
│   ├── CorpusTooNew     written by a later version of the program
│   └── CorpusBusy       another process is writing
├── QueryError           a search that cannot be read
├── UnreadableFileNumber words that no filing system writes
├── AuthorityError       a register of office holders that cannot be taken in
├── RegisterError        a register of posts or places that contradicts itself
├── UnknownPerson        no entry of a list of persons has that id
├── FetchError           a volume that cannot be had, or an address that may not be asked
├── NoSuchForm           a document says too little for a citation of that form
└── UnknownDocument      no document or reference has that id
"""


class RedeptError(Exception):
    """Something the user can act on; its text says what, where, and what to do."""


class SourceError(RedeptError):
    """A file, stream or paper gave no record.

    `path` and `line` say where, `what` says what was met, `remedy` what to do.
    """

    def __init__(self, path: str, what: str, *, line: int = 1, remedy: str = "") -> None:
        self.path, self.line, self.what, self.remedy = path, line, what, remedy
        super().__init__(f"{path}:{line}: {what}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[object, ...]:
        return _source_error, (self.path, self.what, self.line, self.remedy)


def _source_error(path: str, what: str, line: int, remedy: str) -> SourceError:
    """A SourceError built again in another process."""
    return SourceError(path, what, line=line, remedy=remedy)


class CorpusError(RedeptError):
    """The corpus file cannot be used."""


class NotACorpus(CorpusError):
    """The file is something else than a corpus."""


class CorpusTooNew(CorpusError):
    """The corpus was written by a later version of the program."""


class CorpusBusy(CorpusError):
    """Another process is writing to the corpus."""


class QueryError(RedeptError):
    """A search that cannot be read."""


class RegisterError(RedeptError):
    """A register of posts or places that contradicts itself."""


class UnknownPerson(RedeptError):
    """The corpus has no person or entry of this id."""


class UnknownDocument(RedeptError):
    """No document or reference has that id."""


class NoSuchForm(RedeptError):
    """A document that says too little for a citation of a form."""


class UnreadableFileNumber(RedeptError):
    """Words that no filing system writes."""


class AuthorityError(RedeptError):
    """A register of office holders that cannot be taken in."""


class FetchError(RedeptError):
    """A volume that cannot be had, or an address that may not be asked."""
