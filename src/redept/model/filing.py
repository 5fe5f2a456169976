"""What a file number says, part by part."""

from redept.model.span import Record


class FileClass(Record, frozen=True, kw_only=True):
    """The class of a file: its digit or letters as written, and its title; None where it is not known."""

    code: str
    title: str | None


class FileCountry(Record, frozen=True, kw_only=True):
    """A country as the file number writes it ("62", "VIET S"), and its name."""

    code: str
    name: str


class AfterSlash(Record, frozen=True, kw_only=True):
    """What stands behind the stroke: `kind` is "date" with an ISO day, "serial" with its number, or None."""

    kind: str | None = None
    value: str | None = None


class FileNumber(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A file number explained.

    `scheme` is the filing system, `period` the years of the record series that holds it, both None where the number
    alone does not tell. `subject` is in words and never more than the parts that are known say; every part that is
    not understood is named in `unknown`. `record_group` and `record_series` are those of the National Archives;
    `citation` names the file as an archive wants it asked for.
    """

    number: str
    scheme: str | None = None
    period: str | None = None
    class_: FileClass | None = None
    countries: tuple[FileCountry, ...] = ()
    subject: str | None = None
    after_slash: AfterSlash = AfterSlash()
    record_group: str | None = None
    record_series: str | None = None
    unknown: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    citation: str | None = None
