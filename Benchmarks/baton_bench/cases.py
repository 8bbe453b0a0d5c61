"""What many open cases cost whoever looks for one: lists, searches, the late list and memory, asked of both daemons."""

import json
import time
from contextlib import ExitStack
from statistics import median
from urllib.parse import urlencode

from .baton import Federation
from .figures import Figure
from .process import MIB, Failed, call
from .workspace import make_case, remove

MEMORY_LIMIT = 64 * MIB
# The names come in every pair, so that a search has many to choose from and few to find.
GIVEN = ["Mohamed", "Fatima", "Yusuf", "Hana", "Osaro", "Mariama", "Tigist", "Abdelkader", "Sara", "Ali", "ኃይለ"]
FAMILY = ["Al-Haj", "Idris", "Diallo", "Okafor", "Bekele", "Traoré", "Condé", "Haile", "Salem", "Musa", "الحاج"]
# Folders handed in by one command.
BATCH = 250
TIMES = 7


def measure_cases(bench):
    count = 1_000 if bench.quick else 10_000
    with ExitStack() as stack:
        folder = bench.workspace.folder("cases")
        stack.callback(remove, folder)
        federation = Federation(bench.baton, folder)
        federation.daemons(stack)
        hand_in(bench, federation, folder / "handed-in", count)
        for mission, way in ((federation.sender, "out"), (federation.receiver, "in")):
            _look(bench, mission, way, count)


def hand_in(bench, federation, folder, count):
    begin = time.perf_counter()
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        # Some land tomorrow and some in two months; of those who land soon much is late.
        cases = [
            make_case(
                folder / f"{number:05}", number, 64, days=1 + number % 60,
                name=(GIVEN[number % len(GIVEN)], f"{FAMILY[number // len(GIVEN) % len(FAMILY)]}"))
            for number in numbers
        ]
        call(federation.baton, "send", *cases, "--home", federation.sender.home, "--to", federation.receiver.identity,
             "--again")
        remove(*cases)
        bench.say(f"{numbers[-1] + 1} handed in after {time.perf_counter() - begin:.0f} s")
    while federation.sender.queued > 0:
        if time.perf_counter() - begin > 3600:
            raise Failed(f"{federation.sender.queued} cases were not delivered within an hour")
        time.sleep(0.1)
    bench.say(f"{count} delivered after {time.perf_counter() - begin:.0f} s")


def _look(bench, mission, way, count):
    pages = {
        "inbox": {"way": way, "receipted": "yes", "order": "arrival", "limit": 100},
        "late list": {"way": way, "late": "yes", "limit": 100},
    }
    asked = {what: (f"/v1/cases?{urlencode(query)}", None) for what, query in pages.items()}
    for text in ("Mohamed Al-Haj", "الحاج", "Nobody Atall"):
        asked[f"find {text}"] = ("/v1/find?limit=20", text.encode())
    for what, (path, text) in asked.items():
        times, total = [], 0
        for _ in range(TIMES):
            begin = time.perf_counter()
            total = json.loads(mission.octets(path, text))["total"]
            times.append(time.perf_counter() - begin)
        bench.add(Figure(
            f"{count} open cases, {mission.identity}: {what}", "s", median(times), at_most=0.1,
            note=f"{total} found; first {times[0] * 1000:.0f}, median {median(times) * 1000:.0f} ms",
            runs={"times": times}))
    bench.add(Figure(
        f"{count} open cases, {mission.identity}: memory throughout", "bytes", mission.memory("VmHWM"),
        at_most=MEMORY_LIMIT, note=f"now {mission.memory('VmRSS') / MIB:.0f} MiB"))
