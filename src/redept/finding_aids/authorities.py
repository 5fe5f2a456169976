"""Persons by their addresses in a register of office holders, where heading and tenure agree."""

from redept.model import Document, Entry, Party
from redept.people import Register, see

__all__ = ["Register", "address_of"]

PEOPLE = "https://history.state.gov/departmenthistory/people/"
CERTAIN = frozenset(["in office", "before taking charge", "after leaving"])


def address_of(one: Party, paper: Document | Entry, register: Register | None) -> str | None:
    """The address of a named party's page in the register; None where it is not certain who it is.

    >>> address_of(Party(name="Caffery", office="Ambassador in France"), paper, register)
    'https://history.state.gov/departmenthistory/people/caffery-jefferson'
    """
    if register is None or not one.name or not (paper.date or "")[:10].replace("-", "").isdigit():
        return None
    if len(paper.date or "") < 10:
        return None
    seen = see(one, paper.date, register)
    if seen is None or seen.person is None or seen.tenure is None or seen.status not in CERTAIN:
        return None
    return PEOPLE + seen.person.id
