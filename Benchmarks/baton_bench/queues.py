"""What a queue costs by its length: daemons that start with items waiting, listings of them, and loops beside them."""

import sqlite3
import time
from contextlib import ExitStack

from .baton import Federation
from .figures import Figure
from .process import MIB, Failed, measure
from .workspace import make_case, remove

MEMORY_LIMIT = 64 * MIB
# The ledger counts its moments from 2001, in seconds.
REFERENCE = 978307200
# Bundles to 200 missions that wait for three hours, written as the ledger writes them; its triggers keep the counts.
FILL = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    INSERT INTO queue(id, transfer, mission, kind, subject, bytes, created, priority, arrival, due, attempts, crashes,
        rejects, next, waiting)
    SELECT printf('%064x', i), printf('01a2010d-794a-70dd-88a1-%012x', i), printf('xx-m%d', i % 200), 'bundle',
        printf('%064x', i), 1000 + (i % 3) * 2000000, :now, i % 3, :now + 2000000 + (i * 7919) % 100003,
        :now + 2000000 + (i * 7919) % 100003, 1, 0, 0, :now + 10800 + i % 1000, 0 FROM n
"""


def measure_queues(bench):
    for count in (10_000, 100_000) if bench.quick else (10_000, 100_000, 1_000_000):
        with ExitStack() as stack:
            folder = bench.workspace.folder(f"queue-{count}")
            stack.callback(remove, folder)
            bench.say(f"a queue of {count}")
            _start(bench, _federation(bench, folder, count), count)
    _loops(bench)


def _federation(bench, folder, waiting):
    """Two missions that have been up once, and then so many items waiting at the sender."""
    federation = Federation(bench.baton, folder)
    with ExitStack() as stack:
        federation.daemons(stack)
    with sqlite3.connect(federation.sender.home / "ledger.sqlite") as ledger:
        ledger.execute(FILL, {"count": waiting, "now": time.time() - REFERENCE})
    ledger.close()
    return federation


def _start(bench, federation, count):
    case = make_case(federation.folder / "case", 1, 1 << 10)
    with ExitStack() as stack:
        begin = time.perf_counter()
        federation.daemons(stack)
        up = time.perf_counter() - begin
        transfer = federation.hand_in(case)["transfer"]
        while not federation.sender.has_receipt(transfer):
            if time.perf_counter() - begin > 60:
                raise Failed(f"beside {count} items a case was not delivered within a minute")
            time.sleep(0.002)
        bench.add(Figure(
            f"{count} waiting: from the start of both daemons to the receipt of a case", "s",
            time.perf_counter() - begin, at_most=2, note=f"both up after {up:.2f} s"))
        for command in ("queue", "status"):
            runs = [measure([bench.baton, command, "--home", federation.sender.home]) for _ in range(5)]
            bench.add(Figure(
                f"{count} waiting: `baton {command}`", "s", sorted(run.seconds for run in runs)[2], at_most=0.1))
        bench.add(Figure(
            f"{count} waiting: sender's memory", "bytes", federation.sender.memory("VmRSS"), at_most=MEMORY_LIMIT,
            note=f"peak {federation.sender.memory('VmHWM') / MIB:.0f} MiB"))


def _loops(bench):
    """The sender's processor time of a loop beside 4000 waiting items, beside that with 400; they take turns."""
    count = 100 if bench.quick else 200
    used = {400: [], 4000: []}
    with ExitStack() as stack:
        federations = {}
        for waiting in used:
            folder = bench.workspace.folder(f"queue-loops-{waiting}")
            stack.callback(remove, folder)
            federations[waiting] = _federation(bench, folder, waiting)
            federations[waiting].daemons(stack)
        folder = bench.workspace.folder("queue-cases")
        stack.callback(remove, folder)
        cases = [make_case(folder / f"{number:05}", number, 50 << 10) for number in range(count)]
        for _ in range(3):
            for waiting, federation in federations.items():
                used[waiting].append(_processor_time(federation, cases, waiting))
    few, many = (sorted(used[waiting])[1] for waiting in (400, 4000))
    bench.add(Figure(
        "a loop's processor time at the sender, 4000 waiting", "s", many, "400 waiting", few, at_most=1.1,
        note=f"{many * 1000:.1f} ms | {few * 1000:.1f} ms", runs={str(waiting): runs for waiting, runs in used.items()}))


def _processor_time(federation, cases, waiting):
    """Seconds of processor time that each of the cases costs the sender, until the last receipt is stored."""
    sender = federation.sender
    before, delivered = sender.processor_time, sender.delivered
    measure([federation.baton, "send", *cases, "--home", sender.home, "--to", federation.receiver.identity, "--again"])
    begin = time.perf_counter()
    while sender.queued > waiting:
        if time.perf_counter() - begin > 120:
            raise Failed(f"{sender.queued - waiting} cases were not delivered within two minutes")
        time.sleep(0.05)
    if sender.delivered - delivered != len(cases):
        raise Failed(f"{sender.delivered - delivered} receipts for {len(cases)} cases")
    return (sender.processor_time - before) / len(cases)
