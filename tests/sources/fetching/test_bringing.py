"""Volumes brought from a server on this machine and from a folder."""

import socket
import urllib.error
from hashlib import sha256
from pathlib import Path

import pytest

from redept.errors import FetchError
from redept.sources.fetching import Fetched, fetch, meant
from redept.sources.fetching.asking import Asking
from tests.sources.fetching.conftest import SMALL, VOLUME, Shelf

ID = "frus1955-57v03"


def bring(shelf: Shelf, folder: Path, *names: str) -> list[Fetched]:
    return list(fetch(names or (ID,), folder, shelf.address, pause=0))


def test_a_volume_comes_whole_and_is_checked(shelf: Shelf, tmp_path: Path) -> None:
    (one,) = bring(shelf, tmp_path / "volumes")
    assert (one.status, one.checked, one.bytes) == ("fetched", True, len(VOLUME))
    assert one.checksum == sha256(VOLUME).hexdigest()
    assert (tmp_path / "volumes" / f"{ID}.xml").read_bytes() == VOLUME


def test_the_server_is_told_who_asks(shelf: Shelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path)
    assert all(headers["User-Agent"].startswith("redept/") for _, headers in shelf.asked)


def test_a_volume_that_is_here_is_not_asked_for_again(shelf: Shelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path)
    shelf.asked.clear()
    (again,) = bring(shelf, tmp_path)
    assert (again.status, again.checked) == ("kept", True)
    assert [name for name, _ in shelf.asked] == ["SHA256SUMS"]


def test_without_a_list_the_server_is_asked_whether_it_changed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.sums = None
    (one,) = bring(shelf, tmp_path)
    assert (one.status, one.checked) == ("fetched", False)
    assert bring(shelf, tmp_path)[0].status == "kept"
    shelf.files[f"{ID}.xml"] = SMALL
    assert bring(shelf, tmp_path)[0].status == "fetched"
    assert (tmp_path / f"{ID}.xml").read_bytes() == SMALL


def test_a_broken_line_is_taken_up_where_it_broke(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = 2
    (one,) = bring(shelf, tmp_path)
    assert one.status == "fetched"
    half = len(VOLUME) // 2
    assert shelf.ranges() == [f"bytes={half}-", f"bytes={half + (len(VOLUME) - half) // 2}-"]


def test_what_was_broken_off_goes_on_in_a_later_run(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = 5
    assert bring(shelf, tmp_path)[0].why is not None
    assert not (tmp_path / f"{ID}.xml").exists()
    shelf.asked.clear()
    assert bring(shelf, tmp_path)[0].status == "fetched"
    assert shelf.ranges()


def test_a_volume_that_changed_meanwhile_begins_anew(shelf: Shelf, tmp_path: Path) -> None:
    shelf.sums = None
    shelf.breaks = 5
    bring(shelf, tmp_path)
    shelf.files[f"{ID}.xml"] = VOLUME.replace(b"words", b"WORDS")
    assert bring(shelf, tmp_path)[0].status == "fetched"
    assert (tmp_path / f"{ID}.xml").read_bytes() == shelf.files[f"{ID}.xml"]


def test_a_busy_server_is_asked_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.busy = 2
    assert bring(shelf, tmp_path)[0].status == "fetched"


def test_a_wrong_checksum_is_not_kept(shelf: Shelf, tmp_path: Path) -> None:
    shelf.files[f"{ID}.xml"] = VOLUME[:-1] + b" "
    (one,) = bring(shelf, tmp_path)
    assert one.status == "failed"
    assert "checksum" in (one.why or "")
    assert not (tmp_path / f"{ID}.xml").exists()


def test_a_page_that_is_no_volume_is_not_kept(shelf: Shelf, tmp_path: Path) -> None:
    shelf.sums = None
    shelf.files[f"{ID}.xml"] = b"<html>Please log in</html>"
    (one,) = bring(shelf, tmp_path)
    assert "no TEI volume" in (one.why or "")


def test_one_volume_that_fails_does_not_stop_the_others(shelf: Shelf, tmp_path: Path) -> None:
    del shelf.files[f"{ID}.xml"]
    assert [one.status for one in bring(shelf, tmp_path, "frus1955-57")] == ["failed", "fetched"]


def test_a_file_of_the_users_own_is_never_overwritten(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / f"{ID}.xml").write_text("mine")
    (one,) = bring(shelf, tmp_path)
    assert "move it away" in (one.why or "")
    assert (tmp_path / f"{ID}.xml").read_text() == "mine"


def test_progress_is_told_and_ends_at_the_whole(shelf: Shelf, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    list(fetch([ID], tmp_path, shelf.address, pause=0, progress=lambda *now: seen.append(now)))
    assert len(seen) > 1
    assert seen[-1] == (ID, len(VOLUME), len(VOLUME))


@pytest.mark.parametrize(("said", "times"), [(socket.EAI_NONAME, 1), (socket.EAI_AGAIN, 4)])
def test_a_name_that_nobody_knows_is_asked_for_once(said: int, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = Asking(pause=0)
    asked: list[object] = []

    def unknown(request: object, timeout: float) -> None:
        asked.append(request)
        raise urllib.error.URLError(socket.gaierror(said, "no such name"))

    monkeypatch.setattr(asking.opener, "open", unknown)
    with pytest.raises(FetchError, match="--from FOLDER"):
        asking.get("https://history.state.gov/x")
    assert len(asked) == times


@pytest.mark.parametrize(
    "address",
    [
        "http://history.state.gov/volumes",
        "ftp://history.state.gov/volumes",
        "file:///etc",
        "https://example.org/volumes",
        "https://raw.githubusercontent.com:8443/volumes",
        "https://user@raw.githubusercontent.com/volumes",
        "https://127.0.0.1.example.org/volumes",
    ],
)
def test_only_https_hosts_on_the_list_are_asked(address: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"not https|not on the list"):
        list(fetch([ID], tmp_path, address))


@pytest.mark.parametrize("elsewhere", ["http://example.org/x.xml", "file:///etc/passwd", "https://example.org/x.xml"])
def test_no_server_leads_us_elsewhere(shelf: Shelf, tmp_path: Path, elsewhere: str) -> None:
    shelf.leads_to = elsewhere
    (one,) = bring(shelf, tmp_path)
    assert one.status == "failed"
    assert not (tmp_path / f"{ID}.xml").exists()


def test_a_folder_serves_where_there_is_no_network(tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    (mirror / f"{ID}.xml").write_bytes(VOLUME)
    (mirror / "notes.txt").write_text("no volume")
    (one,) = fetch(["frus1955-57v*"], tmp_path / "volumes", str(mirror))
    assert (one.status, one.checked) == ("fetched", False)
    assert [one.status for one in fetch([ID], tmp_path / "volumes", str(mirror))] == ["kept"]
    (mirror / f"{ID}.xml").write_bytes(SMALL)
    assert [one.status for one in fetch([ID], tmp_path / "volumes", str(mirror))] == ["fetched"]
    (mirror / "SHA256SUMS").write_text(f"{'0' * 64}  {ID}.xml\n")
    (one,) = fetch([ID], tmp_path / "others", str(mirror))
    assert "checksum" in (one.why or "")
    with pytest.raises(FetchError, match="no such folder"):
        list(fetch([ID], tmp_path, str(tmp_path / "nothing")))


def test_what_is_meant_can_be_listed_and_nothing_comes(shelf: Shelf) -> None:
    assert [one.volume for one in meant(["frus1955-57"], shelf.address)] == [ID, "frus1955-57v04"]
    assert [name for name, _ in shelf.asked] == ["SHA256SUMS"]
