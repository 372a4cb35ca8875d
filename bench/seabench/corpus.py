"""The corpus: every ELF program built by Go among the fetched ones, as hard links in one folder."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Member:
    path: Path
    size: int
    origin: str


class Corpus:
    def __init__(self, folder: Path, members: list[Member]):
        self.folder = folder
        self.members = members

    @property
    def files(self) -> list[Path]:
        return [member.path for member in self.members]

    @property
    def size(self) -> int:
        return sum(member.size for member in self.members)

    def describe(self) -> dict:
        return {"binaries": len(self.members), "bytes": self.size}

    def table(self) -> str:
        rows = [f"{member.path.name}\t{member.size}\t{member.origin}\n" for member in self.members]
        return "# name, bytes, package, version and architecture or platform\n" + "".join(rows)

    def median(self, accepts) -> Path | None:
        """The member of median size among those of a kind."""
        chosen = sorted((m for m in self.members if accepts(m.path)), key=lambda member: member.size)
        return chosen[len(chosen) // 2].path if chosen else None

    def smallest(self, accepts) -> Path | None:
        chosen = [member for member in self.members if accepts(member.path)]
        return min(chosen, key=lambda member: member.size).path if chosen else None

    def largest(self, accepts) -> Path | None:
        chosen = [member for member in self.members if accepts(member.path)]
        return max(chosen, key=lambda member: member.size).path if chosen else None


def is_elf(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def readelf(option: str, path: Path) -> str:
    done = subprocess.run(["readelf", option, "-W", str(path)], capture_output=True, text=True, errors="replace",
                          env={**os.environ, "LC_ALL": "C"})
    return done.stdout


def is_amd64(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(20)[18:20] == b"\x3e\x00"


def is_dynamic(path: Path) -> bool:
    return is_amd64(path) and " INTERP " in readelf("-l", path)


def is_static(path: Path) -> bool:
    return is_amd64(path) and " INTERP " not in readelf("-l", path)


def has_symbols(path: Path) -> bool:
    return " .symtab " in readelf("-S", path)


def go_programs(go: str, files: list[Path]) -> set[Path]:
    """Those in which Go's own tool finds the version of Go: it decides what is in the corpus, not the tool under test."""
    done = subprocess.run([go, "version", *map(str, files)], capture_output=True, text=True, errors="replace",
                          env={**os.environ, "GOTOOLCHAIN": "local"})
    found = set()
    for line in done.stdout.splitlines():
        name, _, version = line.rpartition(": ")
        if version.startswith(("go1", "devel")):
            found.add(Path(name))
    return found


def gather(data: Path, go: str, limit: int | None) -> Corpus:
    programs = []
    for folder in sorted((data / "bin").iterdir()):
        programs += [path for path in sorted(folder.iterdir()) if path.name != "origin" and path.is_file() and is_elf(path)]
    chosen = go_programs(go, programs)
    programs = [path for path in programs if path in chosen]
    if limit:
        programs = sorted(programs, key=lambda path: path.stat().st_size)[:limit]
    folder = data / "bench" / ("corpus" if not limit else "corpus-small")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    members = []
    for program in programs:
        link = folder / program.parent.name
        os.link(program, link)
        origin = (program.parent / "origin").read_text().strip()
        members.append(Member(link, link.stat().st_size, origin))
    return Corpus(folder, members)
