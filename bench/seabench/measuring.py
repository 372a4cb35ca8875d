"""Commands and their samples: measured in turn, so that a slow minute of the machine hits all of them."""

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

# The kernel counts processor time in ticks of 10 ms: below two of them nothing can be said about others.
SMALLEST_LOAD_US = 20_000
# Others may have this part of all processors; more, and the sample does not count.
TOLERATED_LOAD = 0.05
# So many attempts for each sample that is wanted, while others keep the machine busy.
ATTEMPTS = 2
# The language of all commands, and of a server that does their work.
LOCALE = {"LC_ALL": "C.UTF-8"}


@dataclass
class Command:
    """One row of a table. `before` runs before each sample, outside the measured time."""

    name: str
    words: list[str]
    before: object = None
    good: tuple = (0,)
    folder: Path | None = None
    environment: dict = field(default_factory=dict)
    output: Path | None = None
    samples: int | None = None


@dataclass
class Sample:
    wall: float
    cpu: float
    rss: int
    quiet: bool


class Failed(Exception):
    """A command that did not do what it is measured for."""


class Bench:
    def __init__(self, measure: Path, scratch: Path, patience: float):
        self.measure = measure
        self.scratch = scratch
        # Seconds for one command's row; a slow competitor gets fewer samples than were asked for, never none.
        self.patience = patience
        self.processors = os.cpu_count() or 1

    def once(self, command: Command) -> Sample:
        if command.before:
            command.before()
        result = self.scratch / "result"
        words = [str(self.measure), str(result), str(command.output or "/dev/null"), *command.words]
        process = subprocess.run(
            words,
            cwd=command.folder,
            env={**os.environ, **LOCALE, "GOTOOLCHAIN": "local", **command.environment},
            capture_output=True,
            text=True,
        )
        if process.returncode:
            raise Failed(process.stderr.strip() or f"measure ended with {process.returncode}")
        wall, user, system, rss, others, status = map(int, result.read_text().split())
        if os.WIFSIGNALED(status):
            raise Failed(f"ended by {signal.Signals(os.WTERMSIG(status)).name}")
        if command.good and os.WEXITSTATUS(status) not in command.good:
            raise Failed(f"exit code {os.WEXITSTATUS(status)}")
        tolerated = max(SMALLEST_LOAD_US, TOLERATED_LOAD * self.processors * wall / 1000)
        return Sample(wall / 1e9, (user + system) / 1e6, rss * 1024, others <= tolerated)

    def compare(self, title: str, commands: list[Command], samples: int, warm_up: int = 1) -> list[dict]:
        """Measures the commands in turn. One that fails is reported in its row and not tried again."""
        say(title)
        kept: dict[str, list[Sample]] = {command.name: [] for command in commands}
        failed: dict[str, str] = {}
        spent = dict.fromkeys(kept, 0.0)
        waiting = list(commands)
        for _ in range(warm_up):
            for command in commands:
                self._sample(command, failed)
        while waiting:
            waiting = [c for c in waiting if c.name not in failed and self._wants(c, kept[c.name], spent[c.name], samples)]
            random.shuffle(waiting)
            for command in waiting:
                started = time.monotonic()
                sample = self._sample(command, failed)
                spent[command.name] += time.monotonic() - started
                if sample:
                    kept[command.name].append(sample)
        return [row(command.name, kept[command.name], failed.get(command.name)) for command in commands]

    def _sample(self, command: Command, failed: dict) -> Sample | None:
        if command.name in failed:
            return None
        try:
            return self.once(command)
        except (Failed, OSError) as problem:
            failed[command.name] = str(problem)
            say(f"  {command.name}: {problem}")
            return None

    def _wants(self, command: Command, kept: list[Sample], spent: float, samples: int) -> bool:
        wanted = min(samples, command.samples or samples)
        if sum(sample.quiet for sample in kept) >= wanted or len(kept) >= wanted * ATTEMPTS:
            return False
        return not kept or spent < self.patience


def row(name: str, samples: list[Sample], problem: str | None) -> dict:
    """What is written down of a command: of quiet samples, unless there are too few to choose from."""
    if problem or not samples:
        return {"name": name, "problem": problem or "not measured"}
    quiet = [sample for sample in samples if sample.quiet]
    chosen = quiet if quiet and len(quiet) * 2 >= min(len(samples), 5) else samples
    walls = sorted(sample.wall for sample in chosen)
    return {
        "name": name,
        "median": statistics.median(walls),
        "least": walls[0],
        "most": walls[-1],
        # The half of the samples in the middle lies between these.
        "quartiles": statistics.quantiles(walls, n=4, method="inclusive")[::2] if len(walls) > 1 else [walls[0]] * 2,
        "cpu": statistics.median(sample.cpu for sample in chosen),
        "rss": max(sample.rss for sample in chosen),
        "samples": len(chosen),
        "discarded": len(samples) - len(chosen),
        "loaded": chosen is samples and len(quiet) < len(samples),
    }


def say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
