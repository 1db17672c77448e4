"""The list of files that count. A lake is what its manifest with the highest number says, and nothing else."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from meetlat.lake.schema import NUMBER
from meetlat.problem import Problem

KEPT = 3  # manifests; the older ones only tell what was


class File(msgspec.Struct, frozen=True):
    """One Parquet file; ``path`` is relative to the lake. Snapshots have no platform and no month."""

    path: str
    rows: int
    size: int  # bytes
    sha256: str
    platform: str = ""
    month: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One state of the lake."""

    schema: int = NUMBER
    number: int = 0
    messages: tuple[File, ...] = ()
    snapshots: tuple[File, ...] = ()
    latest: datetime | None = None  # the last observed_at in any file
    progress: dict[str, dict[str, Any]] = {}
    suppressed: tuple[int, ...] = ()  # erased authors, as pseudonyms
    settled: bool = True

    @property
    def files(self) -> tuple[File, ...]:
        return self.messages + self.snapshots


class DamagedManifest(Problem):
    """The list of files cannot be trusted, so neither can any answer about the lake."""


class _Sealed(msgspec.Struct):
    sha256: str
    manifest: msgspec.Raw


class _Version(msgspec.Struct):
    schema: int


def files_of_manifests(lake: Path) -> list[Path]:
    """The manifests on disk, the one that counts last."""
    return sorted(file for file in (lake / "manifest").glob("*.json") if file.stem.isdecimal())


def read_manifest(lake: Path) -> Manifest:
    """The state that counts; an empty one where no lake is yet."""
    found = files_of_manifests(lake)
    if not found and any(lake.glob("messages/*/*/*.parquet")):
        raise DamagedManifest(
            f"{lake / 'manifest'} is empty, yet there are messages. Put its last file back from a backup."
        )
    return _opened(found[-1]) if found else Manifest()


def sealed(manifest: Manifest) -> bytes:
    """The bytes of a manifest file: the manifest with a checksum of itself."""
    body = msgspec.json.encode(manifest)
    return msgspec.json.encode(_Sealed(hashlib.sha256(body).hexdigest(), msgspec.Raw(body)))


def _opened(file: Path) -> Manifest:
    try:
        seal = msgspec.json.decode(file.read_bytes(), type=_Sealed)
        body = bytes(seal.manifest)
        if hashlib.sha256(body).hexdigest() != seal.sha256:
            raise ValueError("its checksum differs")
        _not_from_the_future(file, msgspec.json.decode(body, type=_Version).schema)
        return msgspec.json.decode(body, type=Manifest)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedManifest(
            f"{file} is damaged ({error}). It says which files of the lake count, so nothing was read or changed. "
            "Put that one file back from a backup."
        ) from None


def _not_from_the_future(file: Path, schema: int) -> None:
    if schema > NUMBER:
        raise Problem(
            f"The lake {file.parents[1]} was written by a newer Meetlat "
            f"(schema {schema}, this one knows up to {NUMBER}). Nothing was read or changed. Install the newer Meetlat."
        )
