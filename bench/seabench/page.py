"""Writes results into a Markdown page, between two marks; all else in the page is kept."""

from pathlib import Path

from . import limits

BEGIN = "<!-- results: begin (written by bench/run; do not edit) -->"
END = "<!-- results: end -->"
# A test insists on it for every page.
LONGEST_LINE = 120
SECTIONS = ("start", "corpus", "symbols", "size", "count", "targets", "memory", "profile", "library")


def update(page: Path, results: dict) -> None:
    text = page.read_text()
    before, found, rest = text.partition(BEGIN)
    _, also, after = rest.partition(END)
    if not found or not also:
        raise SystemExit(f"bench: {page} lacks its two marks, {BEGIN} and {END}")
    long = [line for line in render(results).splitlines() if len(line) > LONGEST_LINE]
    if long:
        raise SystemExit(f"bench: a line of the page is too long: {long[0]}")
    page.write_text(f"{before}{BEGIN}\n\n{render(results)}\n{END}{after}")


def render(results: dict) -> str:
    sections = [results[name] for name in SECTIONS if name in results]
    parts = [goals(sections), distances(results)]
    said = ""
    for section in sections:
        where = provenance(section)
        again = f"Same command, commit and machine, {section['date']}."
        parts.append(f"### {section['heading']}\n\n{again if where == said else wrapped(measured(section, where))}\n")
        said = where
        parts += [shown(group) for group in section["groups"]]
        if section.get("problem"):
            parts.append(f"Not measured: {section['problem']}\n")
    return "\n".join(parts)


def goals(sections: list[dict]) -> str:
    lines = ["### Goals\n", "| goal | measured | reached |", "|---|---|---|"]
    for section in sections:
        for goal in section.get("goals", []):
            reached = goal["is"] <= goal["most"] if "most" in goal else goal["is"] >= goal["least"]
            lines.append(f"| {goal['goal']} | {number(goal['is'])} {goal['unit']} | {'yes' if reached else '**no**'} |")
    return "\n".join(lines) + "\n"


def distances(results: dict) -> str:
    lines = ["### Limits\n", "| figure | measured, ms | limit, ms | times | what the limit is |", "|---|--:|--:|--:|---|"]
    lines += [f"| {one['title']} | {milliseconds(one['is'])} | {milliseconds(one['limit'])} "
              f"| {number(one['is'] / one['limit'])} | {one['why']} |" for one in limits.found(results)]
    return "\n".join(lines) + "\n"


def provenance(section: dict) -> str:
    machine = section["machine"]
    draft = "" if section["mode"] == "full" else " **Draft**: few samples."
    tools = "; ".join(text for text in section["versions"].values() if text)
    return (
        f"Commit {section['commit']}.{draft} {machine['processor']}, {machine['processors']} processors, "
        f"{machine['memory']}; {machine['system']}, Linux {machine['kernel']}. Versions: {tools}."
    )


def measured(section: dict, where: str) -> str:
    return f"`bench/run{section['arguments']}`, {section['date']}. {where}"


def wrapped(text: str, width: int = 110) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return "\n".join([*lines, line])


def shown(group: dict) -> str:
    if group.get("library"):
        return library(group)
    return profile(group) if group.get("profile") else table(group)


def profile(group: dict) -> str:
    lines = [f"**{group['title']}**\\", wrapped(group["about"]), "", "| class on the stack | share of samples |", "|---|--:|"]
    lines += [f"| `{row['name']}` | {row['share']:.0%} |" for row in group["rows"]]
    return "\n".join(lines) + "\n"


def table(group: dict) -> str:
    heap = any("heap" in row for row in group["rows"])
    base = next((row["median"] for row in group["rows"] if row["name"] == group["baseline"] and "median" in row), None)
    about = [group["about"]] if group.get("about") else []
    if base:
        about.append(f"*times* compares with `{group['baseline']}`")
    lines = [f"**{group['title']}**" + ("\\" if about else ""), wrapped("; ".join(about)), ""]
    times = " | times" if base else ""
    least = " | heap, MiB" if heap else ""
    lines.append(f"| command | wall, ms | quartiles | processor, ms | peak, MiB{times}{least} | n |")
    lines.append("|---|--:|--:|--:|--:" + ("|--:" if base else "") + ("|--:" if heap else "") + "|--:|")
    marks = False
    for row in group["rows"]:
        columns = 5 + bool(base) + heap
        if "problem" in row:
            lines.append(f"| {row['name'][:60]} | {clean(row['problem'])} " + "| " * (columns - 1) + "|")
            continue
        mark = "†" if row["loaded"] else ""
        marks |= row["loaded"]
        low, high = row["quartiles"]
        times = f" | {number(row['median'] / base)}" if base else ""
        limit = f" | {row['heap']}" if heap else ""
        lines.append(
            f"| {row['name']} | {milliseconds(row['median'])}{mark} | {milliseconds(low)}–{milliseconds(high)} "
            f"| {milliseconds(row['cpu'])} | {row['rss'] / 2**20:.0f}{times}{limit} | {row['samples']} |"
        )
    if marks:
        lines.append("\n† Other programs were using the processors; the machine was not quiet enough to choose samples.")
    return "\n".join(lines) + "\n"


def library(group: dict) -> str:
    lines = [f"**{group['title']}**\\", wrapped(group["about"]), "",
             "| benchmark | µs each | least–most | each second |", "|---|--:|--:|--:|"]
    for row in group["rows"]:
        lines.append(f"| {row['name']} | {number(row['microseconds'])} | {number(row['least'])}–{number(row['most'])} "
                     f"| {round(1e6 / row['microseconds']):,} |")
    return "\n".join(lines) + "\n"


def milliseconds(seconds: float) -> str:
    return number(seconds * 1000)


def number(value: float) -> str:
    """Three digits: more than that no measurement here is worth."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def clean(text: str) -> str:
    return text.replace("|", "\\|").splitlines()[0][:40]
