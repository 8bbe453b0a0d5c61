#!/usr/bin/env python3
"""Measures Baton beside its peers on this machine and prints one table; see README.md."""

import argparse
import json
import signal
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

from baton_bench import benchmarks, machine  # noqa: E402
from baton_bench.figures import table  # noqa: E402
from baton_bench.process import Failed  # noqa: E402
from baton_bench.workspace import Workspace  # noqa: E402


def arguments():
    default = Path(__file__).resolve().parent.parent / ".build/release/baton"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--baton", type=Path, default=default, metavar="PATH", help="the program (default %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--only", nargs="+", choices=benchmarks.ALL, metavar="NAME",
                        help=f"only these of: {', '.join(benchmarks.ALL)}")
    parser.add_argument("--lines", nargs="+", choices=benchmarks.LINES, metavar="NAME",
                        help=f"of the benchmark `line` only these: {', '.join(benchmarks.LINES)}")
    parser.add_argument("--quick", action="store_true",
                        help="256 MiB only, 200 loops, no 4 GiB bundle, less over the narrow lines")
    parser.add_argument("--dir", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR",
                        help="where everything is written and removed again (default %(default)s)")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    # A stop from outside unwinds as Ctrl-C does, so that nothing is left running or behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not options.baton.exists():
        raise Failed(f"{options.baton} is not there: build it (swift build -c release), or name one with --baton")
    failures = []
    with Workspace(options.dir) as workspace:
        bench = benchmarks.Bench(options.baton.resolve(), workspace, options.quick, say, options.lines)
        bench.facts = machine.facts(bench.baton, workspace)
        if workspace.file_system == "tmpfs":
            say(f"{options.dir} is in memory: durable writes cost nothing there; name a disk with --dir")
        for name in options.only or benchmarks.ALL:
            try:
                benchmarks.ALL[name](bench)
            except Failed as failure:
                # The other benchmarks still say something.
                failures.append(f"{name}: {failure}")
                say(f"failed: {failures[-1]}")
    report(bench, failures, options.json)
    return 1 if failures else 0


def report(bench, failures, file):
    print("\n".join(f"{name + ':':13}{value}" for name, value in bench.facts.items()))
    print()
    print(table(bench.figures))
    for kind, lines in (("skipped", bench.skipped), ("FAILED", failures)):
        for line in lines:
            print(f"{kind}: {line}")
    if file:
        document = {
            "machine": bench.facts, "quick": bench.quick, "skipped": bench.skipped, "failed": failures,
            "figures": [figure.document() for figure in bench.figures],
        }
        file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except Failed as failure:
        sys.exit(f"bench: {failure}")
