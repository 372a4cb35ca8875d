"""How far figures are from what cannot be beaten, computed from the rows that were measured."""

from dataclasses import dataclass

from . import fleet, library, start, symbols

HELLO = ("start", "start-warm", start.HELLO)


@dataclass(frozen=True)
class Limit:
    """`figure` and each of `parts` name a row: section, group, name. The limit is the sum of the parts."""

    title: str
    figure: tuple
    why: str
    parts: tuple


LIMITS = (
    Limit("a dynamic binary, default targets", ("start", "start-warm", start.DYNAMIC), "the JVM's own start", (HELLO,)),
    Limit("a static binary, default targets", ("start", "start-warm", start.STATIC), "the JVM's own start", (HELLO,)),
    Limit("a dynamic binary, served", ("start", "start-served", start.SERVED), "the JVM's own start",
          (("start", "start-served", start.HELLO),)),
    Limit("the corpus, page cache warm", ("corpus", "corpus-warm", fleet.OURS), "`cat`: every byte once",
          (("corpus", "corpus-warm", fleet.CAT),)),
    Limit("the corpus, from the disk", ("corpus", "corpus-cold", fleet.OURS), "`cat`: every byte once",
          (("corpus", "corpus-cold", fleet.CAT),)),
    Limit("symbols of the largest binary", ("symbols", "symbols", symbols.OURS),
          "the JVM's own start, and `readelf -s`",
          (HELLO, ("symbols", "symbols", symbols.READELF))),
    Limit("1024 MB, default targets", ("size", "size", "seaworthy check, 1024 MB"), "the same program with 1 MB",
          (("size", "size", "seaworthy check, 1 MB"),)),
    *(Limit(f"library, {key} binary", ("library", f"library-{key}", library.TITLES["check"]),
            "its headers read, and known facts judged",
            tuple(("library", f"library-{key}", library.TITLES[part]) for part in ("elfHeaders", "judgeKnown")))
      for key in ("small", "dynamic", "static")),
)


def found(results: dict) -> list[dict]:
    """Those of which all rows were measured; times in seconds."""
    rows = {(section, group["key"], row["name"]): seconds(row)
            for section, measured in results.items() for group in measured["groups"] for row in group["rows"]}
    lines = []
    for limit in LIMITS:
        times = [rows.get(name) for name in (limit.figure, *limit.parts)]
        if None not in times:
            lines.append({"title": limit.title, "is": times[0], "limit": sum(times[1:]), "why": limit.why})
    return lines


def seconds(row: dict) -> float | None:
    return row["microseconds"] / 1e6 if "microseconds" in row else row.get("median")
