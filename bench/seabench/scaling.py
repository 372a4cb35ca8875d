"""What grows with the size of a binary, the number of binaries and the number of targets."""

import os
import subprocess
from pathlib import Path

from .context import Context
from .measuring import Command

MIB = 2**20
HEAPS = (8, 10, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)


def run_size(context: Context) -> dict:
    sizes = {"full": (1, 4, 16, 64, 256, 1024), "quick": (1, 16, 256), "smoke": (1,)}[context.mode]
    rows, commands = [], []
    for size in sizes:
        binary = sized(context, size)
        if binary is None:
            rows.append({"name": f"{size} MB", "problem": "could not be built"})
            continue
        commands += [
            context.seaworthy("check", binary, name=f"seaworthy check, {size} MB"),
            Command(f"go version -m, {size} MB", [context.tools.go, "version", "-m", str(binary)]),
            Command(f"cat, {size} MB", ["cat", str(binary)]),
        ]
    title = "One binary of growing size (random data embedded by Go), default targets"
    rows += context.bench.compare(title, commands, context.samples(7, 3))
    groups = [{"key": "size", "title": title, "about": "page cache warm", "baseline": None, "rows": rows}]
    return {"groups": groups, "goals": goals_of_size(rows, sizes)}


def goals_of_size(rows: list[dict], sizes) -> list[dict]:
    named = {row["name"]: row for row in rows if "problem" not in row}
    small, large = (named.get(f"seaworthy check, {size} MB") for size in (sizes[0], sizes[-1]))
    if not small or not large or small is large:
        return []
    return [{"goal": f"peak memory with {sizes[-1]} MB: that of {sizes[0]} MB, and less than a tenth more",
             "is": large["rss"] / small["rss"], "most": 1.1, "unit": "×"}]


def sized(context: Context, size: int) -> Path | None:
    """A Go binary of about so many MB: what embed puts into it lies in the read-only segment, as it would in a service."""
    path = context.data / "bench" / "sizes" / f"{size}MB" / "program"
    if path.exists():
        return path
    source = path.parent / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "go.mod").write_text("module example.org/sized\n\ngo 1.19\n")
    (source / "main.go").write_text(
        'package main\n\nimport (\n\t_ "embed"\n\t"fmt"\n)\n\n//go:embed data\nvar data string\n\n'
        "func main() { fmt.Println(len(data)) }\n"
    )
    with open(source / "data", "wb") as data:
        for _ in range(max(0, size * 1_000_000 - 1_700_000) // 100_000):
            data.write(os.urandom(100_000))
    new = path.with_suffix(".new")
    done = subprocess.run([context.tools.go, "build", "-ldflags=-s -w", "-o", str(new), "."], cwd=source,
                          env={**os.environ, "GOTOOLCHAIN": "local", "CGO_ENABLED": "0", "GOFLAGS": ""})
    (source / "data").unlink()
    if done.returncode:
        return None
    new.rename(path)
    return path


def run_count(context: Context) -> dict:
    counts = {"full": (1, 10, 100, 1000, 5000), "quick": (1, 10, 100, 1000), "smoke": (1, 10)}[context.mode]
    binary = sized(context, 1)
    if binary is None:
        return {"groups": [], "goals": []}
    commands = []
    for count in counts:
        folder = many(context, binary, count)
        commands += [
            context.seaworthy("check", folder, name=f"seaworthy check, {count} binaries"),
            Command(f"go version -m, {count} binaries", [context.tools.go, "version", "-m", str(folder)]),
        ]
    title = "A directory of many binaries, default targets"
    rows = context.bench.compare(title, commands, context.samples(5, 2))
    about = f"hard links to one binary of {binary.stat().st_size / 1e6:.1f} MB, page cache warm"
    return {"groups": [{"key": "count", "title": title, "about": about, "baseline": None, "rows": rows}], "goals": []}


def many(context: Context, binary: Path, count: int) -> Path:
    folder = context.data / "bench" / "count" / str(count)
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        link = folder / f"service-{index:04}"
        if not link.exists():
            os.link(binary, link)
    return folder


def run_targets(context: Context) -> dict:
    counts = {"full": (1, 2, 5, 10, 20, 40, 60), "quick": (1, 10, 60), "smoke": (1, 5)}[context.mode]
    names = catalogue(context)
    binary = context.corpus.median(lambda path: path.name.startswith(("trixie-", "sid-"))) or context.corpus.files[0]
    commands = [
        context.seaworthy("check", binary, *(word for name in names[:count] for word in ("--on", name)),
                          name=f"seaworthy check, {min(count, len(names))} targets")
        for count in counts
    ]
    title = "One binary on many targets"
    rows = context.bench.compare(title, commands, context.samples(9, 3))
    about = f"`{binary.name}`, targets in the order of the catalogue, page cache warm"
    return {"groups": [{"key": "targets", "title": title, "about": about, "baseline": commands[0].name, "rows": rows}],
            "goals": []}


def catalogue(context: Context) -> list[str]:
    """Names of built-in targets that are known for amd64 (or for every architecture), in the order of the index."""
    index = context.root / "target/src/main/resources/dev/seaworthy/target/catalogue/index.tsv"
    lines = [line.split("\t") for line in index.read_text().splitlines() if line and not line.startswith("#")]
    return [fields[0] for fields in lines if not fields[2] or "amd64" in fields[2].split()]


def run_memory(context: Context) -> dict:
    """The least heap that is enough, found by trying: what a user can rely on, unlike a peak that garbage makes."""
    rows = []
    sizes = {"full": (1, 1024), "quick": (1, 256), "smoke": (1,)}[context.mode]
    inputs = [(f"{size} MB of embedded data", sized(context, size)) for size in sizes]
    if context.mode != "smoke":
        inputs.append((f"largest of the corpus ({context.corpus.largest(lambda _: True).name})",
                       context.corpus.largest(lambda _: True)))
        inputs.append(("the whole corpus", context.corpus.folder))
    for name, path in inputs:
        if path:
            rows.append(least_heap(context, name, path))
    title = "The least heap that is enough (-Xmx), default targets"
    return {"groups": [{"key": "memory", "title": title, "about": "", "baseline": None, "heap": True, "rows": rows}],
            "goals": []}


def least_heap(context: Context, name: str, path: Path) -> dict:
    """Halves the list of heaps: what is enough for one size is enough for all larger ones."""
    enough: dict[int, dict] = {}
    low, high = 0, len(HEAPS)
    while low < high:
        middle = (low + high) // 2
        heap = HEAPS[middle]
        words = [word for word in context.checkout if not word.startswith("-Xmx")]
        words.insert(1, f"-Xmx{heap}m")
        command = Command(name, [*words, "check", str(path)], good=(0, 1))
        result = context.bench.compare(f"{name} with -Xmx{heap}m", [command], 1, warm_up=0)[0]
        if "problem" in result:
            low = middle + 1
        else:
            enough[middle] = {**result, "heap": heap}
            high = middle
    return enough.get(low, {"name": name, "problem": f"not even with {HEAPS[-1]} MiB"})
