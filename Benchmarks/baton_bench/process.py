"""Processes: measured from beginning to end, or kept running and watched."""

import os
import resource
import select
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20


class Failed(Exception):
    """A command that had to succeed did not."""


@dataclass
class Run:
    """What a command, or several one after the other, took."""

    seconds: float
    cpu: float
    peak: int

    def __add__(self, other):
        return Run(self.seconds + other.seconds, self.cpu + other.cpu, max(self.peak, other.peak))


def measure(command, durable=(), said=""):
    """Runs a command, with `said` on its standard input, and returns its Run.

    `durable` names what it leaves behind. What the command has not made durable itself is synced here, within the
    measured time, so that everybody pays for the same promise.
    """
    os.sync()  # what was written before is not paid for here
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as words:
        words.write(said.encode())
        words.seek(0)
        begin = time.perf_counter()
        child = subprocess.Popen(
            [str(word) for word in command], stdin=words, stdout=subprocess.DEVNULL, stderr=errors)
        peak, status, usage = _watch(child)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            text = errors.read()[-600:].decode(errors="replace").strip()
            raise Failed(f"{' '.join(map(str, command[:4]))} … ended with {child.returncode}: {text}")
        for path in durable:
            synchronize(Path(path))
        seconds = time.perf_counter() - begin
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def _watch(child):
    """Waits for a child; returns its peak resident memory in bytes, its status and its usage."""
    peak = 0
    handle = os.pidfd_open(child.pid)
    try:
        ended = select.poll()
        ended.register(handle, select.POLLIN)
        while not ended.poll(5):
            peak = max(peak, memory(child.pid).get("VmHWM", 0))
        _, status, usage = os.wait4(child.pid, 0)
    except BaseException:
        child.kill()
        child.wait()
        raise
    finally:
        os.close(handle)
    # Linux counts what this Python had resident at the fork into a child's maximum. Above that the kernel's
    # figure is exact; below it the mark polled every 5 ms is the better one.
    exact = usage.ru_maxrss * 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return (max(exact, peak) if exact > own else peak), status, usage


def call(*command, said=""):
    """Runs a command that is not measured, with `said` on its standard input; returns its output."""
    done = subprocess.run([str(word) for word in command], input=said, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: {(done.stderr or done.stdout)[-600:].strip()}")
    return done.stdout


def synchronize(path):
    """Makes a file, or a folder with all that is in it, durable, and its name too."""
    paths = [path, *path.rglob("*")] if path.is_dir() else [path]
    for each in [*paths, path.parent]:
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def memory(pid):
    """The memory figures of /proc/PID/status in bytes; empty when the process has gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return {}
    pairs = (line.split(":", 1) for line in lines if line.startswith(("Vm", "Rss")))
    return {name: int(value.split()[0]) * 1024 for name, value in pairs}


def processor_time(pid):
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Service:
    """A process that runs until it is stopped; leaving the context stops it."""

    def __init__(self, command, log, stdout=None):
        self.name = Path(str(command[0])).name
        self.log = Path(log)
        with open(self.log, "ab") as errors:
            self.process = subprocess.Popen(
                [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=stdout or errors, stderr=errors)

    @property
    def pid(self):
        return self.process.pid

    def wait_until(self, ready, seconds=30):
        """Waits until `ready()` is true."""
        end = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise Failed(f"{self.name} did not come up: {self.log.read_text(errors='replace')[-600:]}")
            time.sleep(0.02)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
