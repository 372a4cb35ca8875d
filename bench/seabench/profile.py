"""Where the time of a check goes: samples of the JVM's flight recorder, by our own classes."""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

from .context import Context
from .corpus import is_dynamic
from .measuring import say

# Each class counts once for a sample in which it is anywhere on the stack, so that shares do not add up.
SHOWN = 14
SMALLEST_SHARE = 0.03
FILES = 12


def run(context: Context) -> dict:
    one = context.corpus.median(is_dynamic) or context.corpus.files[0]
    several = context.corpus.files[:: max(1, len(context.corpus.files) // FILES)][:FILES]
    groups = [group(context, "one", f"One binary, `{one.name}`, default targets", [one])]
    if context.mode != "smoke":
        groups.append(group(context, "several", f"{len(several)} binaries of the corpus, default targets", several))
    return {"groups": groups, "goals": []}


def recorded(context: Context, recording: Path) -> list[str]:
    """What starts the command so that its recording is written: by a main of the benchmark's own, for Seaworthy's ends the
    JVM at once; and without the ahead-of-time cache, which was not made for a JVM that records."""
    compiler = Path(context.tools.java).parent / "javac"
    source = Path(__file__).parents[1] / "Profiled.java"
    subprocess.run([compiler, "-d", context.bench.scratch, source], check=True, timeout=300)
    words = [word for word in context.checkout if not word.startswith("-XX:AOTCache")]
    options = words[1:words.index("-m")]
    package = "dev.seaworthy.cli/dev.seaworthy.cli=ALL-UNNAMED"
    return [words[0], f"-XX:StartFlightRecording=filename={recording},settings=profile,jdk.ExecutionSample#period=2ms",
            *options, "--add-modules", "dev.seaworthy.cli", "--add-opens", package, "-cp", str(context.bench.scratch),
            "Profiled"]


def group(context: Context, key: str, title: str, binaries: list[Path]) -> dict:
    say(title)
    recording = context.bench.scratch / f"{key}.jfr"
    words = recorded(context, recording)
    subprocess.run([*words, "check", *map(str, binaries)], capture_output=True, timeout=300)
    reader = Path(context.tools.java).parent / "jfr"
    printed = subprocess.run([reader, "print", "--events", "jdk.ExecutionSample", "--stack-depth", "64", recording],
                             capture_output=True, text=True, timeout=300, env={**os.environ, "LC_ALL": "C.UTF-8"})
    samples = printed.stdout.split("jdk.ExecutionSample {")[1:]
    if not samples:
        raise RuntimeError(f"the flight recorder has no sample of {title}: {printed.stderr.strip()}")
    shares = Counter()
    for sample in samples:
        shares.update(set(re.findall(r"^\s+dev\.seaworthy\.([a-z.]+\.[A-Z]\w*)", sample, re.M)))
    rows = [{"name": name, "share": count / len(samples)} for name, count in shares.most_common(SHOWN)
            if count >= SMALLEST_SHARE * len(samples)]
    return {"key": f"profile-{key}", "title": title, "about": f"{len(samples)} samples, started without its cache",
            "baseline": None, "profile": True, "rows": rows}
