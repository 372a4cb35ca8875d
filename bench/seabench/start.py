"""How long an answer takes when nothing runs yet: one command, one binary."""

import os
import subprocess
from contextlib import contextmanager

from . import machine
from .context import Context, others, pipeline
from .corpus import is_dynamic, is_static
from .measuring import LOCALE, Command

HELLO = "hello world in Java, default options"
DYNAMIC = "seaworthy check, dynamic binary, default targets"
STATIC = "seaworthy check, static binary, default targets"
SERVED = "seaworthy check, dynamic binary, served"
GOAL = 2.5
GOAL_MEMORY = 96 * 2**20


def run(context: Context) -> dict:
    dynamic = context.corpus.median(is_dynamic) or context.corpus.files[0]
    static = context.corpus.median(is_static) or context.corpus.files[0]
    groups = [group(context, "warm", dynamic, static, context.samples(25, 7), None)]
    if machine.can_drop_caches() and context.mode != "smoke":
        groups.append(group(context, "cold", dynamic, static, context.samples(5, 2), machine.drop_caches))
    groups.append(served(context, dynamic, static, context.samples(25, 7)))
    return {"groups": groups, "goals": goals(groups[0]) + served_goals(groups[-1])}


def group(context: Context, cache: str, dynamic, static, samples: int, before) -> dict:
    hello = [context.tools.java, "-cp", str(context.hello()), "Hello"]
    like_us = [context.tools.java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *hello[1:]]
    commands = [
        Command(HELLO, hello, before=before),
        Command("hello world in Java, serial collector and C1", like_us, before=before),
        context.seaworthy("--version", name="seaworthy --version", before=before),
        context.seaworthy("check", dynamic, name=DYNAMIC, before=before),
        context.seaworthy("check", static, name=STATIC, before=before),
        context.seaworthy("check", dynamic, "--on", "debian:12", name="seaworthy check, dynamic binary, one target", before=before),
        *others(context.tools, [str(dynamic)], before=before),
        pipeline(context.tools, [str(dynamic)], before=before),
    ]
    title = {
        "warm": "One binary, page cache warm",
        "cold": "One binary, page cache empty (programs, JDK and binary come from the disk)",
    }[cache]
    return {
        "key": f"start-{cache}",
        "title": title,
        "about": f"dynamic: {size_of(dynamic)}; static: {size_of(static)}",
        "baseline": commands[0].name,
        "rows": context.bench.compare(title, commands, samples),
    }


def served(context: Context, dynamic, static, samples: int) -> dict:
    """The same command when a process that stays does its work."""
    with server(context) as socket:
        asking = {"SEAWORTHY_SERVER": str(socket)}
        commands = [
            Command(HELLO, [context.tools.java, "-cp", str(context.hello()), "Hello"]),
            context.seaworthy("check", dynamic, name=SERVED, environment=asking),
            context.seaworthy("check", static, name="seaworthy check, static binary, served", environment=asking),
            context.seaworthy("check", dynamic, name="seaworthy check, dynamic binary, on its own"),
        ]
        refuse_unserved(context, commands[1])
        # A loop of a shell or an editor comes again and again: the server has compiled its code by then.
        rows = context.bench.compare("Served", commands, samples, warm_up={"full": 60, "quick": 20, "smoke": 1}[context.mode])
    return {
        "key": "start-served",
        "title": "One binary, with `seaworthy serve` running",
        "about": f"page cache warm; dynamic: {size_of(dynamic)}; static: {size_of(static)}",
        "baseline": commands[0].name,
        "rows": rows,
    }


@contextmanager
def server(context: Context):
    socket = context.bench.scratch / "served.socket"
    words = [*context.tools.seaworthy, "serve", "--socket", str(socket)]
    process = subprocess.Popen(words, env={**os.environ, **LOCALE}, stdout=subprocess.PIPE)
    try:
        if not process.stdout.readline().startswith(b"export "):
            raise RuntimeError("seaworthy serve does not start")
        yield socket
    finally:
        process.terminate()
        process.wait()


def refuse_unserved(context: Context, command: Command) -> None:
    """A command that nobody serves does its work itself, and would be measured as something else."""
    environment = {**os.environ, **LOCALE, **command.environment, "SEAWORTHY_DEBUG": "1"}
    told = subprocess.run(command.words, env=environment, capture_output=True, text=True)
    if "not served" in told.stderr:
        raise RuntimeError(told.stderr.strip())


def served_goals(group: dict) -> list[dict]:
    rows = {row["name"]: row for row in group["rows"]}
    floor, ours = rows[HELLO], rows[SERVED]
    if "problem" in floor or "problem" in ours:
        return []
    return [{"goal": f"the same with a server running: at most {GOAL} × a hello world",
             "is": ours["median"] / floor["median"], "most": GOAL, "unit": "×"}]


def size_of(path) -> str:
    return f"`{path.name}`, {path.stat().st_size / 1e6:.1f} MB"


def goals(warm: dict) -> list[dict]:
    rows = {row["name"]: row for row in warm["rows"]}
    floor, ours = rows[HELLO], rows[DYNAMIC]
    if "problem" in floor or "problem" in ours:
        return []
    return [
        {"goal": f"one binary on the default targets: at most {GOAL} × a hello world of the same JDK",
         "is": ours["median"] / floor["median"], "most": GOAL, "unit": "×"},
        {"goal": "one binary on the default targets: below 96 MiB at its peak",
         "is": ours["rss"] / 2**20, "most": GOAL_MEMORY / 2**20, "unit": "MiB"},
    ]
