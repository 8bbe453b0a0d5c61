"""The temporary folder of a run, and the cases in it."""

import hashlib
import json
import os
import shutil
import socket
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from .process import MIB, Failed


class Workspace:
    """A folder that is gone when the context ends."""

    def __init__(self, parent):
        self.path = Path(tempfile.mkdtemp(prefix="baton-bench-", dir=parent))
        # Postfix's own user must reach its queue below it. Baton and NNCP close their folders themselves.
        self.path.chmod(0o711)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def folder(self, name):
        """A new folder."""
        path = self.path / name
        path.mkdir(parents=True)
        return path

    def require(self, count):
        """Fails when fewer than `count` bytes are free on the disk."""
        free = shutil.disk_usage(self.path).free
        if free < count:
            raise Failed(f"{count // MIB} MiB of disk are needed in {self.path.parent}, {free // MIB} are free")

    @property
    def file_system(self):
        """The type of the file system everything is written to."""
        best = ("", "unknown")
        for line in Path("/proc/mounts").read_text().splitlines():
            point, kind = line.split()[1:3]
            if os.path.commonpath([point, self.path]) == point and len(point) > len(best[0]):
                best = (point, kind)
        return best[1]


def remove(*paths):
    """Removes files and folders, whether or not they are there."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def free_port():
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_case(folder, number, size, compartment="core", days=30, name=("Nobody", "Atall")):
    """Writes a complete case with one attachment of `size` random bytes, sealed in a compartment, whose one person lands in so
    many days."""
    attachment = folder / "attachments" / "scan.bin"
    attachment.parent.mkdir(parents=True)
    digest = hashlib.sha256()
    with attachment.open("wb") as file:
        while size > 0:
            piece = os.urandom(min(size, 4 * MIB))
            file.write(piece)
            digest.update(piece)
            size -= len(piece)
    arrival = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=days)
    case = {
        "schema": "baton-case/1",
        "group": {
            "case_group_id": f"BENCH-{number:06}-{os.urandom(4).hex()}", "group_type": "individual", "head_person_id": "p1", "links": [],
            "keep_together": False,
        },
        "persons": [{
            "identity": {
                "person_id": "p1", "names": [{"given": name[0], "family": name[1]}],
                "sex": ("male", "female")[number % 2], "birth_date": f"{1950 + number % 53}-05",
                "birth_date_estimated": False, "nationality": ["NGA"],
                "languages": "not_asked", "interpreter_needed": "not_asked",
            },
            "consent": {
                "scope": sorted({"core", compartment}), "recipients": ["post-return-mission"], "purpose": "measuring", "language": "eng",
                "interpreter": False, "obtained_from": "person", "capacity": "adult", "method": "tick_without_document",
                "date": "2026-11", "doc_ref": "unknown",
            },
        }],
        "travel": {
            "return_type": "VHR", "point_of_entry": "LOS",
            "legs": [{
                "from_iata": "MJI", "to_iata": "LOS", "carrier": "UZ", "number": "4821",
                "depart": (arrival - timedelta(hours=5)).isoformat(), "arrive": arrival.isoformat(),
            }],
        },
        "case_management": "not_asked",
        "attachments": [{
            "file": "attachments/scan.bin", "doc_id": "d1", "type": "other", "sha256": digest.hexdigest(),
            "media_type": "application/octet-stream", "compartment": compartment,
        }],
    }
    (folder / "case.json").write_text(json.dumps(case))
    return folder
