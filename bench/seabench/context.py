"""What every section gets, and the commands that several sections measure."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import machine
from .corpus import Corpus
from .measuring import Bench, Command


@dataclass
class Context:
    root: Path
    data: Path
    tools: machine.Tools
    checkout: list[str]
    bench: Bench
    corpus: Corpus
    mode: str

    def samples(self, full: int, quick: int) -> int:
        return {"full": full, "quick": quick, "smoke": 1}[self.mode]

    def seaworthy(self, *words, name: str, **more) -> Command:
        # Exit code 1 says that some binary does not run on some target: that is an answer.
        return Command(name, [*self.tools.seaworthy, *map(str, words)], good=(0, 1), **more)

    def hello(self) -> Path:
        """The folder with the smallest Java program there is."""
        folder = self.data / "bench" / "hello"
        if not (folder / "Hello.class").exists():
            folder.mkdir(parents=True, exist_ok=True)
            source = folder / "Hello.java"
            source.write_text(
                "public class Hello {\n"
                "    public static void main(String[] arguments) {\n"
                '        System.out.println("Hello, world");\n    }\n}\n'
            )
            javac = Path(self.tools.java).parent / "javac"
            subprocess.run([javac, "-d", folder, source], check=True)
        return folder


def others(tools: machine.Tools, files: list[str], folder: Path | None = None, before=None) -> list[Command]:
    """The tools of everyday, each given all files at once: the best that it can do."""
    directory = [str(folder)] if folder else files

    def one(name: str, *words: str, good=()) -> Command:
        return Command(name, list(words), before=before, good=good)

    # ldd, readelf and go end with an error when one of the files is not theirs; they have looked at all of them.
    return [
        one("go version -m", tools.go, "version", "-m", *directory),
        one("file", "file", *files, good=(0,)),
        one("readelf -d -V", "readelf", "-d", "-V", *files),
        one("ldd", "ldd", *files),
        one("lddtree", "lddtree", *files),
    ]


def pipeline(tools: machine.Tools, files: list[str], before=None) -> Command:
    """What people type for each file, in a shell loop."""
    go = shlex.quote(tools.go)
    script = f'for f; do file "$f"; ldd "$f"; readelf -d -V "$f"; {go} version -m "$f"; done'
    return Command("per file: file; ldd; readelf; go version -m", ["sh", "-c", script, "sh", *files], before=before, good=())
