"""The hot paths inside one JVM, by JMH: what a service that has this as a library pays for each check."""

import json
import subprocess

from .context import Context
from .corpus import is_dynamic, is_static

TITLES = {
    "elfHeaders": "open the file, its headers and dynamic section",
    "functionTable": "walk the names of all functions",
    "examine": "read all facts of the binary",
    "loadTarget": "load the catalogue and one target",
    "judgeKnown": "judge a binary that was read before, one target",
    "check": "check a file: read it, judge it on one target",
    "checkDefaults": "check a file on all default targets",
}
CHECKS_PER_SECOND = 1000
ITERATIONS = {"full": "5", "quick": "2", "smoke": "1"}


def run(context: Context) -> dict:
    jars = context.root / "build/bench/jmh"
    words = ["scripts/maven", "-ntp", "-q", "-Pbench", "-Dquick", "-Dmaven.test.skip=true", "-pl", "bench/jmh", "-am", "package"]
    built = subprocess.run(words, cwd=context.root, capture_output=True, text=True)
    if built.returncode:
        lines = [line for line in built.stdout.splitlines() if "ERROR" in line]
        raise RuntimeError("the benchmarks do not build: " + " ".join(lines[:3]))
    groups = []
    binaries = [("small", context.corpus.smallest(is_dynamic)), ("dynamic", context.corpus.median(is_dynamic)),
                ("static", context.corpus.median(is_static))]
    for key, binary in binaries[:1] if context.mode == "smoke" else binaries:
        if binary:
            groups.append(group(context, jars, key, binary))
    return {"groups": groups, "goals": goals(groups)}


def group(context: Context, jars, key: str, binary) -> dict:
    result = context.bench.scratch / f"jmh-{key}.json"
    classpath = f"{jars}/classes:{jars}/libraries/*"
    iterations = ITERATIONS[context.mode]
    time = "100ms" if context.mode == "smoke" else "1s"
    words = [context.tools.java, "-cp", classpath, "org.openjdk.jmh.Main", "-p", f"binary={binary}", "-rf", "json",
             "-rff", str(result), "-r", time, "-w", time, "-i", iterations, "-wi", iterations, "-f", "1", "-t", "1"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=600)
    if done.returncode or not result.exists():
        raise RuntimeError("JMH: " + (done.stderr or done.stdout)[-300:])
    rows = [row(entry) for entry in json.loads(result.read_text())]
    rows.sort(key=lambda each: list(TITLES).index(each["key"]))
    return {"key": f"library-{key}", "title": f"One thread, `{binary.name}`, {binary.stat().st_size / 1e6:.1f} MB",
            "about": f"JMH, {iterations} iterations of {time} after as many for warming up, page cache warm",
            "library": True, "baseline": None, "rows": rows}


def row(entry: dict) -> dict:
    key = entry["benchmark"].rsplit(".", 1)[1]
    metric = entry["primaryMetric"]
    # One iteration has no error: JMH writes NaN, which is no JSON.
    raw = [value for fork in metric["rawData"] for value in fork]
    return {"key": key, "name": TITLES[key], "microseconds": metric["score"], "least": min(raw), "most": max(raw)}


def goals(groups: list[dict]) -> list[dict]:
    found = []
    for group in groups:
        named = {row["key"]: row for row in group["rows"]}
        for key, what in (("judgeKnown", "judgements of facts"), ("check", "checks of a file")):
            found.append({"goal": f"1,000 {what} each second on one core (`{group['title'].split('`')[1]}`)",
                          "is": 1e6 / named[key]["microseconds"], "least": CHECKS_PER_SECOND, "unit": "/s"})
    return found
