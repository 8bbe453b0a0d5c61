"""What the figures were measured on."""

import os
import platform
import re
import subprocess
from pathlib import Path

from .peers import Nncp, OpensslCms, missing
from .postfix import Postfix
from .process import call


def facts(baton, workspace):
    """Facts about the machine and the programs, by name."""
    system = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": f"{memory} GiB",
        "system": f"{system[1] if system else '?'}, Linux {platform.release()}",
        "disk": f"{workspace.path.parent} on {workspace.file_system}",
        "load before": f"{os.getloadavg()[0]:.1f}",
        "baton": f"{call(baton, '--version').strip()} ({baton})",
        **_versions(),
    }


def _processor():
    match = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return match[1] if match else platform.machine()


def _versions():
    versions = {}
    if not missing(OpensslCms):
        versions["openssl"] = call("openssl", "version").split(" (")[0].strip()
    if not missing(Nncp):
        versions["nncp"] = call("nncp-file", "-version").splitlines()[0]
    if not missing(Postfix):
        versions["postfix"] = Postfix.version()
    return versions


def one_core_rates():
    """Bytes per second of one core: AES-256-GCM and SHA-256, each alone."""
    return {name: _speed(name) for name in ("aes-256-gcm", "sha256")}


def _speed(name):
    text = subprocess.run(
        ["openssl", "speed", "-mr", "-seconds", "1", "-bytes", "16384", "-evp", name], capture_output=True, text=True,
        check=True).stdout
    return float(re.search(r"^\+F:.*:([\d.]+)$", text, re.MULTILINE)[1])
