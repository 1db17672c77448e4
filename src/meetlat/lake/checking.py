"""Whether the lake is what its manifest says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake.arrow import Numbers
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import found_files
from meetlat.lake.disk import checksum
from meetlat.lake.files import DamagedFile, column
from meetlat.lake.manifest import DamagedManifest, File, Manifest, files_of_manifests, read_manifest
from meetlat.lake.readings import files_of_readings, latest_version, litter, name_of, unread

AT_ONCE = 8_000_000  # keys in memory
NAMED = 20  # duplicates that are told one by one


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with one file: ``unknown``, ``missing``, ``damaged`` or ``duplicate``."""

    fault: str
    file: str
    detail: str


@dataclass(frozen=True)
class Checked:
    """What there is, and what is wrong. Orphans: ``unknown`` to the manifest, or listed and ``missing``."""

    messages: int
    snapshots: int
    files: int
    duplicates: int
    findings: tuple[Finding, ...]
    unread: int = 0  # messages without readings by the version that read most

    @property
    def orphans(self) -> int:
        return self._number("unknown", "missing")

    @property
    def bad_files(self) -> int:
        return self._number("damaged")

    @property
    def sound(self) -> bool:
        return not self.findings

    def _number(self, *faults: str) -> int:
        return len({finding.file for finding in self.findings if finding.fault in faults})


def check(lake: Path) -> Checked:
    """See ``Lake.check``."""
    try:
        manifest = read_manifest(lake)
    except DamagedManifest as error:
        name = "/".join(["manifest", *(file.name for file in files_of_manifests(lake)[-1:])])
        return Checked(0, 0, 0, 0, (Finding("damaged", name, str(error)),))
    findings = [*_unknown(lake, manifest), *(found for file in manifest.files for found in _of_file(lake, file))]
    findings += _of_readings(lake, manifest)
    bad = {finding.file for finding in findings}
    duplicates, where = _duplicates(lake, [file for file in manifest.messages if file.path not in bad])
    return Checked(
        messages=sum(file.rows for file in manifest.messages),
        snapshots=sum(file.rows for file in manifest.snapshots),
        files=len(manifest.files),
        duplicates=duplicates,
        findings=(*findings, *where),
        unread=sum(file.rows for file in unread(lake, latest_version(lake) or "")),
    )


def _unknown(lake: Path, manifest: Manifest) -> Iterator[Finding]:
    known = {file.path for file in manifest.files}
    for file in sorted([*found_files(lake), *litter(lake, manifest)]):
        if (path := str(file.relative_to(lake))) not in known:
            yield Finding("unknown", path, "no manifest lists it; the next import removes it")


def _of_file(lake: Path, file: File) -> Iterator[Finding]:
    try:
        if checksum(lake / file.path) != file.sha256:
            yield Finding("damaged", file.path, "its bytes are not those that were written")
        elif wrong := _wrong(lake, file):
            yield Finding("damaged", file.path, wrong)
    except FileNotFoundError:
        yield Finding("missing", file.path, "the manifest lists it")
    except (OSError, pa.ArrowException, DamagedFile) as error:
        yield Finding("damaged", file.path, f"it cannot be read: {str(error).splitlines()[0]}")


def _wrong(lake: Path, file: File) -> str:
    """What the rows are not; empty when all is well."""
    rows = pq.read_metadata(lake / file.path).num_rows
    if rows != file.rows:
        return f"it holds {rows} rows, the manifest says {file.rows}"
    if not file.month:
        return ""
    if not file.path.startswith(f"messages/platform={file.platform}/month={file.month}/"):
        return f"it does not lie with {file.platform}, {file.month}"
    ends = pc.min_max(column(lake, file, "created_at"))
    months = {ends[end].as_py().isoformat()[:7] for end in ("min", "max")}
    return "" if months == {file.month} else f"it holds messages of {', '.join(sorted(months))}"


def _of_readings(lake: Path, manifest: Manifest) -> Iterator[Finding]:
    rows = {name_of(file): file.rows for file in manifest.messages}
    for file in files_of_readings(lake):
        if file.suffix == ".parquet" and file.stem in rows and (why := _unreadable(file, rows[file.stem])):
            yield Finding("damaged", str(file.relative_to(lake)), f"{why}; remove it and `meetlat read` makes it again")


def _unreadable(file: Path, rows: int) -> str:
    try:
        with pq.ParquetFile(file, page_checksum_verification=True) as opened:
            held = sum(opened.read_row_group(number).num_rows for number in range(opened.num_row_groups))
    except (OSError, pa.ArrowException) as error:
        return f"it cannot be read: {str(error).splitlines()[0]}"
    return "" if held == rows else f"it holds readings of {held} messages, there are {rows}"


def _duplicates(lake: Path, files: list[File]) -> tuple[int, list[Finding]]:
    """Rows too many, counted in turns, so that memory stays flat in a large lake."""
    turns = 1 + sum(file.rows for file in files) // AT_ONCE
    found = [_double(_keys(lake, files, turn, turns)) for turn in range(turns)]
    number = sum(len(keys) for keys in found)
    named = np.unique(np.concatenate(found))[:NAMED]
    return number, list(_holders(lake, files, named)) if number else []


def _keys(lake: Path, files: list[File], turn: int, turns: int) -> Numbers:
    every = (column(lake, file, "key").to_numpy() for file in files)
    return np.concatenate([np.empty(0, np.int64), *(keys[keys % turns == turn] for keys in every)])


def _double(keys: Numbers) -> Numbers:
    keys.sort()
    twice: Numbers = keys[1:][keys[1:] == keys[:-1]]
    return twice


def _holders(lake: Path, files: list[File], keys: Numbers) -> Iterator[Finding]:
    for file in files:
        for key in np.intersect1d(column(lake, file, "key").to_numpy(), keys):
            yield Finding("duplicate", file.path, f"key {key} is in the lake more than once")
