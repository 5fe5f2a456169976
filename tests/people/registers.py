"""Small registers of office holders, in the make of the real one."""

import io
import tarfile
from pathlib import Path

PERSON = """<person><id>{id}</id><persName><surname>{surname}</surname><forename>{forename}</forename>{other}</persName>
<birth>1900</birth><death/></person>"""
CHIEF = """<chief><id>{id}</id><person-id>{person}</person-id><role-title-id>{role}</role-title-id>
<contemporary-territory-id>{territory}</contemporary-territory-id><appointed><date>{appointed}</date><note/></appointed>
<arrived><date/><note/></arrived><started><date>{started}</date><note/></started>
<ended><date>{ended}</date><note>Left post on</note></ended><note/></chief>"""
MISSION = """<country-mission><territory-id>{territory}</territory-id><chiefs>{chiefs}</chiefs>
<other-nominees/></country-mission>"""
TITLED = "<{root}><id>{id}</id><names><singular>{title}</singular><plural/></names>{rest}</{root}>"


def person(identity: str, forename: str, surname: str, other: str = "") -> tuple[str, str]:
    """A person's file."""
    names = f"<altname>{other}</altname>" if other else ""
    return f"people/{identity[0]}/{identity}.xml", PERSON.format(
        id=identity, forename=forename, surname=surname, other=names
    )


def chief(identity: str, who: str, started: str, ended: str, **more: str) -> str:
    """A tenure of a mission's file."""
    values = {"role": "ambassador-e-p", "territory": "russia", "appointed": ""} | more
    return CHIEF.format(id=identity, person=who, started=started, ended=ended, **values)


CHIEFS = (
    chief("ru-1943-harr-01", "harriman-william-averell", "1943-10-23", "1946-01-24", appointed="1943-10-07"),
    chief("ru-1946-smit-01", "smith-walter-bedell", "1946-04-03", "1948-12-25", appointed="1946-03-22"),
)


def files(*chiefs: str, **changed: str) -> dict[str, str]:
    """The files of a register with the chiefs of one mission; `changed` replaces or adds files by their name."""
    made = dict(
        [
            person("harriman-william-averell", "William Averell", "Harriman", "W. Averell Harriman"),
            person("smith-walter-bedell", "Walter Bedell", "Smith"),
            person("marshall-george-c", "George Catlett", "Marshall"),
        ]
    )
    made["missions-countries/russia.xml"] = MISSION.format(territory="russia", chiefs="".join(chiefs or CHIEFS))
    made["roles-country-chiefs/ambassador-e-p.xml"] = TITLED.format(
        root="role", id="ambassador-e-p", title="Ambassador Extraordinary and Plenipotentiary", rest=""
    )
    made["missions-orgs/representative-to-un.xml"] = TITLED.format(
        root="org-mission", id="representative-to-un", title="Representative to the United Nations", rest="<chiefs/>"
    )
    principal = chief("secr-1947", "marshall-george-c", "1947-01-21", "1949-01-20", role="secretary")
    made["positions-principals/secretary.xml"] = TITLED.format(
        root="principal-position",
        id="secretary",
        title="Secretary of State",
        rest=f"<principals>{principal.replace('chief>', 'principal>')}</principals>",
    )
    return made | changed


def packed(folder: Path, made: dict[str, str], name: str = "register.tar.xz") -> Path:
    """A register as one packed file."""
    path = folder / name
    with tarfile.open(path, "w:xz") as tar:
        for inside, words in made.items():
            data = words.encode()
            member = tarfile.TarInfo(f"pocom-master/{inside}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path
