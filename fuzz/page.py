"""Writes the figures of all runs, summed up by target, between the marks of a page.

page.py RUNS PAGE
"""

import sys
from pathlib import Path

BEGIN = "<!-- figures: begin (written by fuzz/run --page; do not edit) -->"
END = "<!-- figures: end -->"


def table(runs):
    totals, first, last = {}, None, None
    for line in runs.read_text().splitlines():
        time, target, *figures = line.split("\t")
        seconds, executions, edges, features, findings = map(int, figures)
        one = totals.setdefault(target, [0, 0, 0, 0, 0])
        one[0] += seconds
        one[1] += executions
        one[2] = max(one[2], edges)
        one[3] = max(one[3], features)
        one[4] += findings
        first, last = first or time, time
    rows = [
        "| target | seconds | executions | edges | features | inputs kept as findings |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for target, one in totals.items():
        rows.append("| `%s` | %s |" % (target, " | ".join(f"{value:,}" for value in one)))
    rows.append("| **together** | %s | %s | | | %s |" % tuple(
        f"{sum(one[i] for one in totals.values()):,}" for i in (0, 1, 4)))
    return [f"Runs from {first} to {last}.", ""] + rows


def main():
    runs, page = Path(sys.argv[1]), Path(sys.argv[2])
    if not runs.exists():
        sys.exit(f"fuzz/run: no figures in {runs} yet")
    text = page.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    page.write_text(before + BEGIN + "\n" + "\n".join(table(runs)) + "\n" + END + after)


main()
