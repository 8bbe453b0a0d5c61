"""The benchmark `line`: Baton on the worst lines, beside an ideal sender on lines of the same kind at the same time."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from .baton import Federation
from .figures import Figure
from .line import ADDRESSES, Kind, Line, Namespace, obstacle
from .process import MIB, Failed, Service
from .workspace import make_case, remove

KIB = 1 << 10
IDEAL = Path(__file__).with_name("ideal.py")
IDEAL_PORT = 9000
OCTETS, TIME, TIME_OF_RATE, LATER = 1.05, 1.15, 1.25, 10  # issue 11: three ratios, and seconds
# A run is given up after this many times the time that its octets take, and never before so many seconds.
PATIENCE, LEAST_PATIENCE = 6, 180


@dataclass(frozen=True)
class Row:
    """A line, and what goes over it."""

    what: str
    kind: Kind
    size: int  # octets of the attachment
    quick_size: int
    repetitions: int = 1
    before: int = 0  # octets of two cases, all a mission takes at first, under way when an emergency is handed in


@dataclass
class Outcome:
    """What one run came to: the octets of the bundle, the seconds of both, and what their lines counted until then."""

    size: int
    baton: float | None = None  # None: it did not arrive
    ideal: float | None = None
    baton_line: dict | None = None
    ideal_line: dict | None = None


NARROW, LOSING, GPRS = Kind(256_000, 0.6, cut_every=30), Kind(256_000, 0.6, 0.02, 30), Kind(40_000, 1, cut_every=60)
LINES = {
    "cut": Row("256 kbit/s, 600 ms, cut every 30 s", NARROW, 5 * MIB, 2 * MIB),
    # Luck decides here: one run in which a packet is lost twice takes a tenth longer than the next.
    "loss": Row("256 kbit/s, 600 ms, cut every 30 s, 2 % lost", LOSING, 5 * MIB, 2 * MIB, repetitions=3),
    "gprs": Row("40 kbit/s, 1 s, cut every minute", GPRS, 400 * KIB, 400 * KIB),
    "narrow": Row("24 kbit/s, 1 s, never cut", Kind(24_000, 1), 600_000, 400_000),
    # The sender's kernel is rid of its octets minutes before the receiver has them.
    "modem": Row("24 kbit/s, 1 s, never cut, modem with 1 MiB", Kind(24_000, 1, modem=MIB), 600_000, 400_000),
    "urgent": Row("256 kbit/s, 600 ms, never cut", Kind(256_000, 0.6), 100_000, 100_000, before=120_000_000),
}


def measure_lines(bench):
    """All runs side by side, each on lines of its own: the time goes by on the line, not in the processor."""
    if why := obstacle():
        return bench.skip("line", why)
    bench.workspace.require(1 << 30)
    stop, failures = threading.Event(), []
    bench.say(f"{', '.join(bench.lines)}, side by side")
    with ThreadPoolExecutor(sum(LINES[name].repetitions for name in bench.lines)) as pool, _stopping(stop):
        works = {name: _start(pool, bench, name, stop) for name in bench.lines}
        for name, runs in works.items():
            try:
                for figure in _figures(bench, LINES[name], [run.result() for run in runs]):
                    bench.add(figure)
            except (Failed, OSError) as failure:
                failures.append(f"{name}: {failure}")
    if failures:
        raise Failed("; ".join(failures))


def _start(pool, bench, name, stop):
    return [pool.submit(_Run(bench, name, seed, stop).outcome) for seed in range(LINES[name].repetitions)]


@contextmanager
def _stopping(stop):
    """Whatever ends the context ends those who wait as well."""
    try:
        yield
    finally:
        stop.set()


# One run


class _Run:
    """Two lines of a kind: Baton on one, the ideal sender on the other."""

    def __init__(self, bench, name, seed, stop):
        self.bench, self.name, self.row, self.seed, self.stop = bench, name, LINES[name], seed, stop
        self.folder = bench.workspace.path / "line" / f"{name}-{seed}"
        self.patience = _patience(bench, self.row)

    def outcome(self):
        """Runs it."""
        with ExitStack() as stack:
            self.folder.mkdir(parents=True)
            stack.callback(remove, self.folder)
            lines = [self._line(stack), self._line(stack)]
            federation = Federation(self.bench.baton, self.folder, lines[0].namespaces)
            federation.daemons(stack)
            if self.row.before:
                self._occupy(federation, lines[0])
            self.bench.facts["congestion"] = lines[0].namespaces[0].congestion_control
            return self._race(stack, federation, lines)

    def _line(self, stack):
        namespaces = [stack.enter_context(Namespace(address)) for address in ADDRESSES]
        return stack.enter_context(Line(self.row.kind, namespaces, self.seed))

    def _occupy(self, federation, line):
        """Brings two large cases on their way."""
        for number in (2, 3):
            federation.hand_in(make_case(self.folder / f"before-{number}", number, self.row.before // 2))
        if not self._wait(lambda: line.ways[0].fresh >= 4 * self.row.kind.queue, LEAST_PATIENCE):
            raise Failed(f"nothing was under way after {LEAST_PATIENCE} s")

    def _race(self, stack, federation, lines):
        """Hands the case in and lets the ideal sender carry as many octets; returns what both came to."""
        case = make_case(self.folder / "case", 1, _size(self.bench, self.row))
        begin = time.monotonic()
        lines[0].begin()
        transfer = federation.hand_in(case, *(("--priority", "emergency") if self.row.before else ()))["transfer"]
        size = federation.bundle_size(transfer, self.folder / "bundle")
        ideal = _Ideal(stack, lines[1], size, self.folder)
        outcome = Outcome(size)

        def are_done():
            if outcome.baton is None and federation.sender.has_receipt(transfer):
                outcome.baton, outcome.baton_line = time.monotonic() - begin, lines[0].document()
                self.bench.say(f"{self.name}: received after {outcome.baton:.1f} s")
            if outcome.ideal is None and ideal.seconds is not None:
                outcome.ideal, outcome.ideal_line = ideal.seconds, lines[1].document()
            return outcome.baton is not None and outcome.ideal is not None

        if not self._wait(are_done, self.patience):
            outcome.baton_line = outcome.baton_line or lines[0].document()
        if outcome.ideal is None:
            raise Failed(f"the ideal sender did not arrive in {self.patience:.0f} s")
        return outcome

    def _wait(self, done, patience):
        """Asks again and again; returns whether it was so in time."""
        end = time.monotonic() + patience
        while not done():
            if self.stop.wait(0.05):
                raise Failed("stopped")
            if time.monotonic() > end:
                return False
        return True


class _Ideal:
    """The ideal sender, under way on a line."""

    def __init__(self, stack, line, size, folder):
        sender, receiver = line.namespaces
        self._heard, self._said = folder / "ideal-receiver", folder / "ideal-sender"
        command = [sys.executable, IDEAL]
        with self._heard.open("wb") as heard:
            receiving = stack.enter_context(Service(
                [*receiver.within, *command, "receive", IDEAL_PORT, size], folder / "ideal.log", stdout=heard))
        receiving.wait_until(lambda: self._heard.read_text() == "ready\n")
        line.begin()
        with self._said.open("wb") as said:
            self._sending = stack.enter_context(Service(
                [*sender.within, *command, "send", receiver.address, IDEAL_PORT, size], folder / "ideal.log",
                stdout=said))

    @property
    def seconds(self):
        """How long it took; None while it is under way."""
        status = self._sending.process.poll()
        if status is None:
            return None
        if status != 0:
            raise Failed(f"the ideal sender ended with {status}: {self._sending.log.read_text()[-600:]}")
        return float(self._said.read_text())


# Figures


def _figures(bench, row, outcomes):
    title = f"{row.what}, {_amount(_size(bench, row))}"
    runs = {"outcomes": [asdict(outcome) for outcome in outcomes]}
    missing = sum(outcome.baton is None for outcome in outcomes)
    late = f"{missing} of {len(outcomes)} did not arrive in {_patience(bench, row):.0f} s: " if missing else ""
    baton = None if missing else median(outcome.baton for outcome in outcomes)
    ideal = median(outcome.ideal for outcome in outcomes)
    if row.before:
        note = f"{late.rstrip(': ') or f'{baton:.1f} s'} | {ideal:.1f} s"
        return [Figure(
            f"{title} emergency behind {_amount(row.before)}: later than the ideal", "s",
            None if missing else baton - ideal, at_most=LATER, note=note, runs=runs)]
    octets = median(outcome.baton_line["there"]["fresh"] for outcome in outcomes)
    size = median(outcome.size for outcome in outcomes)
    figures = [
        Figure(f"{title}: octets", "bytes", None if missing else octets, "the bundle", size, at_most=OCTETS,
               note=late + _notes(outcomes), runs=runs),
        Figure(f"{title}: time", "s", baton, "ideal sender", ideal, at_most=TIME),
    ]
    if not row.kind.loss:
        least = row.kind.seconds(size)
        figures.append(Figure(f"{title}: time", "s", baton, "octets ÷ rate", least, at_most=TIME_OF_RATE))
    return figures


def _notes(outcomes):
    """What the lines of the middle run counted, by the octets that Baton wrote."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.baton_line["there"]["fresh"])
    middle = ordered[len(ordered) // 2]
    return " | ".join(_note(line, middle.size) for line in (middle.baton_line, middle.ideal_line))


def _size(bench, row):
    return row.quick_size if bench.quick else row.size


def _patience(bench, row):
    return max(LEAST_PATIENCE, PATIENCE * row.kind.seconds(_size(bench, row)))


def _amount(octets):
    """Octets as people write them: in the powers that make a round number."""
    for unit, scale in (("MiB", MIB), ("KiB", KIB), ("MB", 1_000_000), ("kB", 1000)):
        if octets % scale == 0:
            return f"{octets // scale} {unit}"
    return f"{octets} octets"


def _note(line, size):
    there, back = line["there"], line["back"]
    return (
        f"{there['fresh'] / size:.3f} ×, {there['connections']} connections, {line['cuts']} cuts, "
        f"{back['fresh'] / KIB:.0f} KiB back, {there['again'] / size:.1%} sent again")
