"""The whole corpus: all binaries on all default targets, against tools that answer a part of it."""

from . import machine
from .context import Context, others, pipeline
from .measuring import Command

OURS = "seaworthy check, default targets"
CAT = "cat (every byte once)"


def run(context: Context) -> dict:
    groups = [group(context, "warm", context.samples(5, 2), None)]
    if context.mode != "smoke":
        groups.append(group(context, "cold", context.samples(3, 1), lambda: machine.evict(context.corpus.files)))
    return {"groups": groups, "goals": goals(groups[0])}


def group(context: Context, cache: str, samples: int, before) -> dict:
    folder = context.corpus.folder
    files = [str(path) for path in context.corpus.files]
    commands = [
        context.seaworthy("check", folder, name=OURS, before=before),
        context.seaworthy("check", folder, "--on", "debian:12", name="seaworthy check, one target", before=before),
        *others(context.tools, files, folder, before),
        Command(CAT, ["cat", *files], before=before),
    ]
    slow = pipeline(context.tools, files, before)
    slow.samples = max(1, samples // 2)
    title = {
        "warm": "The corpus, page cache warm",
        "cold": "The corpus, its binaries not in the page cache (the tools are)",
    }[cache]
    described = context.corpus.describe()
    return {
        "key": f"corpus-{cache}",
        "title": title,
        "about": f"{described['binaries']} binaries, {described['bytes'] / 1e9:.2f} GB",
        "baseline": "go version -m",
        "bytes": described["bytes"],
        "rows": context.bench.compare(title, [*commands, slow], samples, warm_up=1 if cache == "warm" else 0),
    }


def goals(warm: dict) -> list[dict]:
    rows = {row["name"]: row for row in warm["rows"] if "problem" not in row}
    ours, go = rows.get(OURS), rows.get("go version -m")
    shell = next((row for name, row in rows.items() if name.startswith("per file")), None)
    found = []
    if ours and go:
        found.append({"goal": "the corpus on the default targets: at most 3 × `go version -m`, warm",
                      "is": ours["median"] / go["median"], "most": 3, "unit": "×"})
    if ours and shell:
        found.append({"goal": "the corpus on the default targets: at least 20 times faster than the shell loop, warm",
                      "is": shell["median"] / ours["median"], "least": 20, "unit": "×"})
    return found
