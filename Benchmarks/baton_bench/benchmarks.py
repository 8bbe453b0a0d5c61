"""The benchmarks. Each takes a Bench and adds figures to it."""

import filecmp
import time
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from statistics import median

from .baton import Federation
from .board import measure_board
from .cases import measure_cases
from .figures import Figure, timed
from .machine import one_core_rates
from .peers import BareCopy, Nncp, OpensslCms, missing
from .postfix import Postfix
from .process import MIB, Failed, Run, call
from .queues import measure_queues
from .workspace import make_case, remove
from .worst_lines import LINES, measure_lines

GIB = 1024 * MIB
REPETITIONS = 3
MEMORY_LIMIT = 64 * MIB
# ext4 without a journal passes over files deleted in the last five seconds, one by one, whenever one is made: what one
# peer has deleted must not cost the next.
SETTLING = 6


class Bench:
    """What the benchmarks share: settings, the workspace, and the figures so far."""

    def __init__(self, baton, workspace, quick, say, lines=None):
        self.baton = baton
        self.workspace = workspace
        self.quick = quick
        self.say = say
        self.lines = lines or list(LINES)
        self.figures = []
        self.skipped = []
        self.facts = {}

    def add(self, figure):
        """Adds a row, and says it at once: a run that is cut short has still said what it found."""
        self.figures.append(figure)
        self.say("→ " + "  ".join(cell for cell in figure.cells() if cell))

    def skip(self, what, why):
        self.skipped.append(f"{what}: {why}")
        self.say(f"skipped: {what}: {why}")

    def peers(self, *kinds):
        """The installed ones among the peers; the others are named."""
        present = []
        for kind in kinds:
            absent = missing(kind)
            if absent:
                self.skip(kind.name, f"not installed ({', '.join(absent)})")
            else:
                present.append(kind)
        return present


# Sealing and opening, on files


def sealing(bench):
    """`baton bundle seal` and `open`, of a folder and of a carry file, beside NNCP and `openssl cms`, beside a bare copy with
    one sync, and beside what one core could do."""
    kinds = bench.peers(Nncp, OpensslCms)
    rates = None if missing(OpensslCms) else one_core_rates()
    if rates:
        bench.facts["one core"] = ", ".join(f"{name} {rate / 1e9:.2f} GB/s" for name, rate in rates.items())
    for size in (256 * MIB, GIB):
        if bench.quick and size > 256 * MIB:
            continue
        with ExitStack() as stack:
            folder = bench.workspace.folder(f"sealing-{size // MIB}")
            stack.callback(remove, folder)
            _compare_sealing(bench, folder, size, kinds, rates)


def _compare_sealing(bench, folder, size, kinds, rates):
    bench.workspace.require(9 * size)
    case = make_case(folder / "case", 1, size)
    file = case / "attachments" / "scan.bin"
    (folder / "baton").mkdir()
    federation = Federation(bench.baton, folder / "baton")
    forms = [_Baton(federation, folder / "baton" / form, case) for form in ("bundle", "case.baton")]
    everybody = [*forms, BareCopy(folder)]
    for kind in kinds:
        (folder / kind.name).mkdir()
        everybody.append(kind(folder / kind.name))
    sealed = {each.name: [] for each in everybody}
    opened = {each.name: [] for each in everybody}
    for repetition in range(REPETITIONS):
        for each in everybody:
            bench.say(f"{size // MIB} MiB, {repetition + 1} of {REPETITIONS}: {each.name}")
            sealed[each.name].append(each.seal(file))
            each.carry()
            run, result = each.open()
            if not filecmp.cmp(file, result, shallow=False):
                raise Failed(f"{each.name} gave back something else")
            opened[each.name].append(run)
            each.clear()
    for verb, runs in (("seal", sealed), ("open", opened)):
        beside = {name: runs[name] for name in runs if name not in [form.name for form in forms]}
        for form in forms:
            _add_rows(bench, f"{verb} {size // MIB} MiB, {form.what}", size, runs[form.name], beside, rates)


def _add_rows(bench, what, size, baton, beside, rates):
    # The issues set targets for 256 MiB; they are shown for the larger file as well.
    targets = {
        "copy, one sync": {"at_most": 1.2},
        "NNCP": {"at_most": 0.75},
        "openssl cms": {} if what.startswith("seal") else {"at_most": 0.1},
    }
    for name, runs in beside.items():
        bench.add(timed(what, size, baton, name, runs, **targets[name]))
    if rates:
        seconds = size / rates["aes-256-gcm"] + size / rates["sha256"]
        limit = [Run(seconds, seconds, 0)]
        bench.add(timed(what, size, baton, "one core: AES-GCM + SHA-256 once", limit))
    bench.add(
        Figure(f"{what}: peak memory", "bytes", max(run.peak for run in baton), at_most=MEMORY_LIMIT))


class _Baton:
    """Baton in the shape of the peers on files: a bundle as a folder, or as one file to carry."""

    def __init__(self, federation, bundle, case):
        self.federation = federation
        self.case, self.bundle, self.folder = case, bundle, bundle.with_name("opened")
        self.what = "carry file" if bundle.suffix else "folder"
        self.name = f"baton, {self.what}"

    def seal(self, _):
        return self.federation.seal(self.case, self.bundle)

    def carry(self):
        """Nothing to do: the bundle is opened where it is."""

    def open(self):
        run = self.federation.open(self.bundle, self.folder)
        return run, self.folder / "attachments" / "scan.bin"

    def clear(self):
        remove(self.bundle, self.folder)


# A large bundle


def large(bench):
    """Peak resident memory for a bundle of 4 GiB, on files and through two daemons."""
    if bench.quick:
        return bench.skip("large", "--quick")
    size = 4 * GIB
    bench.workspace.require(4 * size + GIB)
    with ExitStack() as stack:
        folder = bench.workspace.folder("large")
        stack.callback(remove, folder)
        bench.say("4 GiB: making the case")
        case = make_case(folder / "case", 1, size)
        federation = Federation(bench.baton, folder)
        bench.say("4 GiB: seal and open")
        runs = {"bundle seal": federation.seal(case, folder / "bundle")}
        runs["bundle open"] = federation.open(folder / "bundle", folder / "opened")
        remove(folder / "bundle", folder / "opened")
        bench.say("4 GiB: through the daemons")
        federation.daemons(stack)
        seconds, runs["send (command line)"] = federation.send([case])
        for name, run in runs.items():
            _add_peak(bench, name, run.peak, run.seconds, {"run": asdict(run)})
        for name, mission in (("sealing, sending daemon", federation.sender),
                              ("receiving, opening daemon", federation.receiver)):
            now = {mark: mission.memory(mark) for mark in ("VmHWM", "VmRSS", "RssAnon", "RssFile")}
            _add_peak(bench, name, now["VmHWM"], seconds, {"status": now})


def _add_peak(bench, name, peak, seconds, runs):
    bench.add(Figure(
        f"4 GiB, {name}: peak memory", "bytes", peak, at_most=MEMORY_LIMIT, runs=runs,
        note=f"{seconds:.1f} s, {4096 / seconds:.0f} MiB/s"))


# Closed loops


def loops(bench):
    """Cases of 50 KB from `baton send` to the last stored receipt, beside Postfix relaying as many messages."""
    count, size = 200 if bench.quick else 1000, 50 << 10
    with ExitStack() as stack:
        folder = bench.workspace.folder("loops")
        stack.callback(remove, folder)
        cases = [make_case(folder / "cases" / f"{number:05}", number, size) for number in range(count)]
        federation = Federation(bench.baton, folder)
        federation.daemons(stack)
        postfix = _postfix(bench, stack, folder)
        warm_up = cases[:20]
        federation.send(warm_up)
        baton, relayed, details = [], [], []
        for repetition in range(REPETITIONS):
            bench.say(f"{count} cases of {size >> 10} KiB, {repetition + 1} of {REPETITIONS}")
            if postfix:
                time.sleep(SETTLING)
                relayed.append(count / postfix.relay(count, size)[0])
            time.sleep(SETTLING)
            rate, detail = _loop(federation, cases)
            baton.append(rate)
            details.append(detail)
        _add_loops(bench, count, baton, relayed, details)
        time.sleep(3)
        for name, mission in (("sender", federation.sender), ("receiver", federation.receiver)):
            bench.add(Figure(
                f"idle after the loops, {name}", "bytes", mission.memory("VmRSS"), at_most=MEMORY_LIMIT,
                note=f"peak {mission.memory('VmHWM') / MIB:.0f} MiB", runs={"anon": mission.memory("RssAnon")}))


def _postfix(bench, stack, folder):
    why = f"not installed ({', '.join(absent)})" if (absent := missing(Postfix)) else Postfix.obstacle()
    if why:
        return bench.skip("Postfix", why)
    return stack.enter_context(Postfix(folder / "postfix"))


def _loop(federation, cases):
    """Loops per second, and the milliseconds of processor time each loop took, by process."""
    missions = {"sender": federation.sender, "receiver": federation.receiver}
    before = {name: mission.processor_time for name, mission in missions.items()}
    seconds, client = federation.send(cases)
    used = {name: mission.processor_time - before[name] for name, mission in missions.items()}
    used["send"] = client.cpu
    detail = {name: 1000 * value / len(cases) for name, value in used.items()}
    return len(cases) / seconds, {"cpu ms per loop": detail, "handed in after s": client.seconds, "seconds": seconds}


def _add_loops(bench, count, baton, relayed, details):
    cpu = ", ".join(
        f"{name} {median(detail['cpu ms per loop'][name] for detail in details):.2f}"
        for name in details[0]["cpu ms per loop"])
    note = f"best {max(baton):.0f}/s; cpu ms per loop: {cpu}" + (f" | best {max(relayed):.0f}/s" if relayed else "")
    beside = {"peer": "Postfix", "beside": median(relayed), "at_least": 0.5, "aim": 1} if relayed else {}
    bench.add(Figure(
        f"closed loops, {count} cases of 50 KiB", "/s", median(baton), note=note,
        runs={"baton": baton, "Postfix": relayed, "details": details}, **beside))


# Compartments


def compartments(bench):
    """What it costs to seal apart: closed loops with four numbered compartments beside the core alone, and 20 MB opened with a
    key of staff, sealed in a compartment and in the core."""
    count, size, large = 100 if bench.quick else 300, 50 << 10, 20_000_000
    with ExitStack() as stack:
        folder = bench.workspace.folder("compartments")
        stack.callback(remove, folder)
        cases = [make_case(folder / "cases" / f"{number:05}", number, size) for number in range(count)]
        federations = {}
        for name, apart in (("four", True), ("core", False)):
            (folder / name).mkdir()
            federations[name] = Federation(bench.baton, folder / name, apart=apart)
            federations[name].daemons(stack)
            federations[name].send(cases[:20])
        rates = {name: [] for name in federations}
        for repetition in range(REPETITIONS):
            for name, federation in federations.items():
                bench.say(f"{count} cases, {repetition + 1} of {REPETITIONS}: {name}")
                time.sleep(SETTLING)
                rates[name].append(_loop(federation, cases)[0])
        bench.add(Figure(
            f"closed loops with four compartments, {count} cases of 50 KiB", "/s", median(rates["four"]),
            peer="core alone", beside=median(rates["core"]), at_least=0.6, note=f"best {max(rates['four']):.0f}/s | "
            f"best {max(rates['core']):.0f}/s", runs=rates))
        federation, opened = federations["four"], {"medical": [], "core": []}
        words = federation.staff("bench", "medical")
        for kind in opened:
            federation.seal(make_case(folder / f"large-{kind}", 1, large, kind), folder / f"sealed-{kind}")
        for repetition in range(REPETITIONS):
            for kind, runs in opened.items():
                bench.say(f"20 MB, {repetition + 1} of {REPETITIONS}: {kind}")
                target = folder / "opened"
                runs.append(federation.open_apart(folder / f"sealed-{kind}", target, "bench", "medical", words))
                remove(target)
        # Both unlock the key: it is the same scrypt.
        bench.add(timed(
            "open 20 MB of a compartment with a staff key", large, opened["medical"], "the same in the core",
            opened["core"], at_most=1.25))


# The conversation


def talk(bench):
    """A statement from its hand-in to its being stored at the other mission, and a flight said at once."""
    flight, statements = 150, 50 if bench.quick else 200
    with ExitStack() as stack:
        folder = bench.workspace.folder("talk")
        stack.callback(remove, folder)
        cases = [make_case(folder / "cases" / f"{number:05}", number, 1 << 10) for number in range(flight)]
        federation = Federation(bench.baton, folder)
        federation.daemons(stack)
        federation.send(cases)
        transfers = sorted(transfer["transfer"] for transfer in federation.sender.ask("/v1/transfers"))
        bench.say(f"{statements} statements, one after the other")
        missions = (federation.sender, federation.receiver)
        before = [mission.processor_time for mission in missions]
        times = [federation.say(transfers[number % flight]) for number in range(statements)]
        used = [1000 * (mission.processor_time - then) / statements for mission, then in zip(missions, before)]
        bench.add(Figure(
            "a statement, to the other mission's disk", "s", median(times), at_most=0.03, runs={"times": times},
            note=f"best {min(times) * 1000:.0f} ms; cpu ms: sender {used[0]:.1f}, receiver {used[1]:.1f}"))
        for length in (15, 100) if bench.quick else (15, 100, 1000):
            bench.say(f"a log of {length} statements")
            times, used = federation.converse(transfers[0], length, 5 if length == 15 else 20)
            bench.add(Figure(
                f"an answer, in a log of {length}", "s", median(times), at_most=0.03, runs={"times": times},
                note=f"best {min(times) * 1000:.0f} ms; "
                     f"cpu ms: sender {used[0] * 1000:.1f}, receiver {used[1] * 1000:.1f}"))
        bench.say(f"a flight of {flight}")
        day = (datetime.now(timezone.utc) + timedelta(days=30)).strftime("%Y-%m-%d")
        begin = time.perf_counter()
        call(bench.baton, "move", "--flight", "UZ4821", "--on", day, "confirmed", "--at", f"{day}T13:05:00+01:00",
             "--home", federation.sender.home)
        said = time.perf_counter() - begin
        while federation.sender.queued > 0:
            time.sleep(0.02)
        there = time.perf_counter() - begin
        bench.add(Figure(
            f"a flight of {flight}, said", "s", said, at_most=5, note=f"at the other mission after {there:.1f} s"))


# Idle


def idle(bench):
    """Resident memory of a daemon that has done nothing, 3 s after its start."""
    with ExitStack() as stack:
        folder = bench.workspace.folder("idle")
        stack.callback(remove, folder)
        federation = Federation(bench.baton, folder)
        federation.daemons(stack)
        time.sleep(3)
        mission = federation.receiver
        bench.add(Figure(
            "idle daemon", "bytes", mission.memory("VmRSS"), at_most=MEMORY_LIMIT,
            note=f"own {mission.memory('RssAnon') / MIB:.0f}, files {mission.memory('RssFile') / MIB:.0f} MiB",
            runs={"anon": mission.memory("RssAnon"), "file": mission.memory("RssFile")}))


# Long queues


def queue(bench):
    """A daemon whose queue is long: its start, its listings, its memory, and what a case costs beside it."""
    measure_queues(bench)


# Many open cases


def cases(bench):
    """Lists, searches and memory where many cases are open."""
    measure_cases(bench)


# The board


def board(bench):
    """Pages of the board where many cases are open, octets on the wire, and open pages."""
    measure_board(bench)


# The worst lines


def line(bench):
    """Bundles over narrow lines that are cut, beside the least that could be needed there."""
    measure_lines(bench)


ALL = {
    "sealing": sealing, "large": large, "loops": loops, "compartments": compartments, "queue": queue, "cases": cases, "board": board,
    "talk": talk, "idle": idle, "line": line,
}
