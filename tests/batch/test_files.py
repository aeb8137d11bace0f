"""Is a written file whole or not there at all, whatever happens in the middle?"""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from pathlib import Path
from unittest import mock

import pytest

from bannergen.batch.files import identity, whole_file, write_fault, write_whole
from bannergen.diagnostics import Fault


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_and_its_folders_appear_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b/x.bin", b"new")
    assert files_of(tmp_path) == {"x.bin": b"new"}


def test_the_old_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    write_whole(tmp_path / "x", b"old")
    with whole_file(tmp_path / "x") as sink:
        sink.write(b"new")
        sink.flush()
        assert (tmp_path / "x").read_bytes() == b"old"
    assert files_of(tmp_path) == {"x": b"new"}


@pytest.mark.parametrize("fault", [RuntimeError("x"), KeyboardInterrupt(), Fault()])
def test_an_exception_in_the_middle_leaves_the_old_file(tmp_path: Path, fault: BaseException) -> None:
    write_whole(tmp_path / "x", b"old")
    with pytest.raises(type(fault)):
        _write_half(tmp_path / "x", fault)
    assert files_of(tmp_path) == {"x": b"old"}


def _write_half(path: Path, fault: BaseException) -> None:
    with whole_file(path) as sink:
        sink.write(b"half")
        raise fault


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "file-unwritable"),
        (errno.EIO, "file-unwritable"),
        (errno.EROFS, "file-unwritable"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file_and_says_why(tmp_path: Path, number: int, code: str) -> None:
    write_whole(tmp_path / "x", b"old")
    refusal = OSError(number, os.strerror(number))
    with mock.patch("os.fsync", side_effect=refusal), pytest.raises(Fault) as caught:
        write_whole(tmp_path / "x", b"new")
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, dict(fault.values)["path"]) == (code, str(tmp_path / "x"))
    assert files_of(tmp_path) == {"x": b"old"}


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path) -> None:
    def looked_at(_: int) -> None:
        seen.append((tmp_path / "x").exists())

    seen: list[bool] = []
    with mock.patch("os.fsync", side_effect=looked_at):
        write_whole(tmp_path / "x", b"new")
    assert seen == [False]


@pytest.mark.parametrize("below", ["file/x", "file/folder/x"])
def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("old")
    with pytest.raises(Fault) as caught:
        write_whole(tmp_path / below, b"new")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["file-unwritable"]
    assert files_of(tmp_path) == {"file": b"old"}


def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(Fault):
        write_whole(tmp_path / "x", b"new")
    assert files_of(tmp_path) == {}


@pytest.mark.parametrize("name", ["ệ" * 80 + ".yaml", "x" * 250, "🚩" * 60])
def test_a_name_as_long_as_disks_allow_is_allowed(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"new")
    assert files_of(tmp_path) == {name: b"new"}


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "x", b"new")
    finally:
        assert os.umask(before) == 0o027
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o640


def test_a_fault_without_a_reason_still_says_something() -> None:
    (fault,) = write_fault(Path("x"), OSError("no number")).diagnostics
    assert fault.message("en") == "Cannot write x: no number."


def test_identity_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"new")
    assert identity(tmp_path / "x") == (hashlib.sha256(b"new").hexdigest(), 3)


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "x").symlink_to("real")
    (tmp_path / "y").symlink_to("new/real")
    write_whole(tmp_path / "x", b"new")
    write_whole(tmp_path / "y", b"new")
    assert (tmp_path / "x").is_symlink()
    assert (tmp_path / "y").is_symlink()
    assert ((tmp_path / "real").read_bytes(), (tmp_path / "new/real").read_bytes()) == (b"new", b"new")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("x")
    with pytest.raises(Fault):
        write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").is_symlink()


def test_a_pipe_gets_the_whole_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "x").read_bytes()), daemon=True)
    reader.start()
    write_whole(tmp_path / "x", b"new")
    reader.join(10)
    assert (read, (tmp_path / "x").is_fifo()) == ([b"new"], True)


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("/dev/full")
    spared = mock.patch.object(Path, "replace", side_effect=AssertionError)  # or a broken edition would take it away
    with spared, pytest.raises(Fault) as caught:
        write_whole(tmp_path / "x", b"new")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["disk-full"]
    assert ((tmp_path / "x").is_char_device(), files_of(tmp_path)) == (True, {})
