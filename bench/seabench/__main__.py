"""Runs the sections, writes results.json and the page. Started by bench/run."""

import argparse
import datetime
import json
import os
import subprocess
import tempfile
import time
import traceback
from pathlib import Path

from . import corpus, fleet, library, machine, page, profile, scaling, start, symbols
from .context import Context
from .measuring import Bench, say

RUNNERS = {
    "start": ("Start", start.run),
    "corpus": ("A whole fleet", fleet.run),
    "symbols": ("Symbols", symbols.run),
    "size": ("Size of a binary", scaling.run_size),
    "count": ("Number of binaries", scaling.run_count),
    "targets": ("Number of targets", scaling.run_targets),
    "memory": ("Memory", scaling.run_memory),
    "profile": ("Where the time goes", profile.run),
    "library": ("As a library, on one core", library.run),
}
# Seconds that one row of a table may take, and files of the small corpus.
PATIENCE = {"full": 45, "quick": 25, "smoke": 5}
SMALL_CORPUS = 4


def main() -> int:
    arguments = parse()
    root, data, output = Path(arguments.root), Path(arguments.data), Path(arguments.output)
    output.mkdir(parents=True, exist_ok=True)
    tools = machine.find_tools(root, data, arguments.jdk)
    small = SMALL_CORPUS if arguments.mode == "smoke" else None
    gathered = corpus.gather(data, tools.go, small)
    (output / "corpus.tsv").write_text(gathered.table())
    say(f"corpus: {len(gathered.members)} binaries, {gathered.size / 1e9:.2f} GB; {tools.form}; {tools.go}")
    # What was just written must be on the disk, or it cannot be taken out of the page cache.
    os.sync()

    results_file = output / "results.json"
    results = json.loads(results_file.read_text()) if results_file.exists() else {}
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(arguments.measure), Path(scratch), PATIENCE[arguments.mode])
        context = Context(root, data, tools, machine.find_checkout(root, arguments.jdk), bench, gathered, arguments.mode)
        about = {
            "mode": arguments.mode,
            "machine": machine.describe(),
            "versions": tools.versions(),
            "commit": commit(root),
            "arguments": arguments.said,
            "corpus": gathered.describe(),
        }
        for name in arguments.only or RUNNERS:
            heading, runner = RUNNERS[name]
            started = time.monotonic()
            try:
                section = runner(context)
            except Exception as problem:  # one section must not take the others with it
                traceback.print_exc()
                section = {"groups": [], "goals": [], "problem": repr(problem)}
                failures += 1
            now = datetime.datetime.now(datetime.UTC)
            seconds = round(time.monotonic() - started)
            results[name] = {"heading": heading, "date": f"{now:%Y-%m-%d %H:%M} UTC", "seconds": seconds, **about, **section}
            # After each section, so that what was measured stays when someone ends the run.
            results_file.write_text(json.dumps(results, indent=1) + "\n")
            say(f"{name}: {seconds} s")
    if arguments.page:
        page.update(Path(arguments.page), results)
        Path(arguments.page).with_name("performance-corpus.tsv").write_text(gathered.table())
    (output / "results.md").write_text(page.render(results))
    say(f"results: {results_file}" + (f", {arguments.page}" if arguments.page else ""))
    return 1 if failures else 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for required in ("root", "data", "output", "measure", "jdk"):
        parser.add_argument("--" + required, required=True)
    parser.add_argument("--page")
    parser.add_argument("--mode", choices=("full", "quick", "smoke"), default="full")
    parser.add_argument("--only", type=lambda text: text.split(","))
    parser.add_argument("--said", default="")
    arguments = parser.parse_args()
    for name in arguments.only or []:
        if name not in RUNNERS:
            parser.error(f"there is no section {name}; there are {', '.join(RUNNERS)}")
    return arguments


def commit(root: Path) -> str:
    """Of the checkout, with a + when it has changes that are not committed."""
    done = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty=+", "--exclude=*"], capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


raise SystemExit(main())
