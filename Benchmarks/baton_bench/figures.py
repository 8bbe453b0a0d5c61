"""Figures and the table they make."""

from dataclasses import asdict, dataclass, field
from statistics import median

from .process import MIB


@dataclass
class Figure:
    """One row: what Baton took or reached, beside a peer or a bound."""

    what: str
    unit: str  # "s", "/s" or "bytes"
    baton: float | None  # None: it did not come so far
    peer: str = ""
    beside: float | None = None
    # The ratio (or, without a peer, the value) must be at most or at least this; None: for information.
    at_most: float | None = None
    at_least: float | None = None
    aim: float | None = None
    note: str = ""
    # Every single measurement behind it; nothing is dropped.
    runs: dict = field(default_factory=dict)

    @property
    def ratio(self):
        return self.baton / self.beside if self.beside and self.baton is not None else None

    @property
    def met(self):
        value = self.baton if self.ratio is None else self.ratio
        if self.at_most is None and self.at_least is None:
            return None
        if value is None:
            return False
        return value <= self.at_most if self.at_most is not None else value >= self.at_least

    def document(self):
        return {**asdict(self), "ratio": self.ratio, "met": self.met}

    def cells(self):
        verdict = {None: "", True: "met", False: "NOT MET"}[self.met]
        baton = "–" if self.baton is None else show(self.baton, self.unit)
        return [
            self.what, baton, self.peer, show(self.beside, self.unit),
            "" if self.ratio is None else f"{self.ratio:.2f}", self._target(), verdict, self.note,
        ]

    def _target(self):
        for sign, bound in (("≤", self.at_most), ("≥", self.at_least)):
            if bound is not None:
                text = f"{bound:g}" if self.beside else show(bound, self.unit)
                return f"{sign} {text}" + (f" (aim {self.aim:g})" if self.aim else "")
        return ""


def show(value, unit):
    """A value as people read it."""
    if value is None:
        return ""
    if unit == "bytes":
        return f"{value / MIB:.1f} MiB"
    return f"{value:.2f} s" if unit == "s" else f"{value:.0f}/s"


def timed(what, size, baton, peer, others, **target):
    """A row that compares the median times of two lists of Runs."""
    return Figure(
        what, "s", _seconds(baton), peer, _seconds(others), note=f"{spread(baton, size)} | {spread(others, size)}",
        runs={"baton": [asdict(run) for run in baton], peer: [asdict(run) for run in others]}, **target)


def _seconds(runs):
    return median(run.seconds for run in runs)


def spread(runs, size):
    """Best time, rate at the median, processor time and peak memory of several Runs."""
    best, peak = min(run.seconds for run in runs), max(run.peak for run in runs)
    cpu = median(run.cpu for run in runs)
    return f"best {best:.2f} s, {size / MIB / _seconds(runs):.0f} MiB/s, cpu {cpu:.2f} s, {peak / MIB:.0f} MiB"


def table(figures):
    """The figures as aligned text."""
    head = ["what", "Baton", "beside", "", "ratio", "target", "", "Baton | beside"]
    rows = [head, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)
