"""Who: persons, the offices they held, and the words that name them.

Comes in: a register of office holders, headings with names and offices. Goes out: holders of an office on a day, and
persons, each with the reasons in sentences.
"""

from redept.people.headings import Seen, see
from redept.people.joining import Joined, entries_of, join, person_of
from redept.people.listed import Index, find_listed
from redept.people.pocom import read_pocom
from redept.people.recognized import Recognizer
from redept.people.register import Register

__all__ = [
    "Index",
    "Joined",
    "Recognizer",
    "Register",
    "Seen",
    "entries_of",
    "find_listed",
    "join",
    "person_of",
    "read_pocom",
    "see",
]
