"""Words in XML: what has to be escaped, and what XML cannot hold."""

import re

UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAME_SIGN = re.compile(r"[^A-Za-z0-9_.-]")


def words(text: str) -> str:
    """Words as XML text. A sign that XML cannot hold becomes U+FFFD, so that places stay as they were."""
    plain = UNPRINTABLE.sub("\ufffd", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """Words as the value of an attribute, between double quotes."""
    return words(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def attributes(**values: str | None) -> str:
    """Attributes with a blank before each; those without a value are left out, and `xml_id` is `xml:id`."""
    return "".join(
        f' {name.replace("_", ":", 1)}="{attribute(value)}"' for name, value in values.items() if value is not None
    )


def identity(name: str) -> str:
    """A name as XML wants an id: "frus1955-57v10/d12" is "frus1955-57v10.d12"."""
    plain = NAME_SIGN.sub(lambda found: f"_{ord(found[0]):x}", name.replace("/", "."))
    return plain if plain[:1].isalpha() else f"_{plain}"
