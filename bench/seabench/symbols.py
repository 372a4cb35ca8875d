"""Listing the symbols of a large binary."""

from .context import Context
from .corpus import has_symbols
from .measuring import Command

OURS = "seaworthy inspect --symbols"
NM = "go tool nm"
READELF = "readelf -s"


def run(context: Context) -> dict:
    groups = []
    with_symbols = context.corpus.largest(has_symbols)
    if with_symbols:
        groups.append(group(context, "symbols", "The largest binary with a symbol table", with_symbols))
    largest = context.corpus.largest(lambda path: True)
    if largest and largest != with_symbols:
        groups.append(group(context, "symbols-stripped", "The largest binary, stripped: Go's own table is left", largest))
    return {"groups": groups, "goals": goals(groups[0]) if groups else []}


def group(context: Context, key: str, title: str, binary) -> dict:
    commands = [
        context.seaworthy("inspect", "--symbols", binary, name=OURS),
        Command(NM, [context.tools.nm, str(binary)]),
        Command("nm", ["nm", str(binary)]),
        Command(READELF, ["readelf", "-s", "-W", str(binary)]),
    ]
    return {
        "key": key,
        "title": title,
        "about": f"`{binary.name}`, {binary.stat().st_size / 1e6:.1f} MB",
        "baseline": NM,
        "rows": context.bench.compare(title, commands, context.samples(9, 3)),
    }


def goals(with_symbols: dict) -> list[dict]:
    rows = {row["name"]: row for row in with_symbols["rows"] if "problem" not in row}
    if OURS not in rows or NM not in rows:
        return []
    return [{"goal": "symbols of the largest binary: at least twice as fast as `go tool nm`",
             "is": rows[NM]["median"] / rows[OURS]["median"], "least": 2, "unit": "×"}]
