"""The machine, the tools under test, and the state of the page cache."""

import os
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

DROP_CACHES = Path("/proc/sys/vm/drop_caches")


def text_of(*words: str) -> str:
    """The first line that a command says, or "" when it cannot be run."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, env={**os.environ, "GOTOOLCHAIN": "local"})
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0].strip() if lines else ""


@dataclass
class Tools:
    """Paths of what is measured."""

    seaworthy: list[str]
    form: str
    java: str
    go: str
    nm: str

    def versions(self) -> dict:
        return {
            "seaworthy": text_of(*self.seaworthy, "--version") + ", " + self.form,
            "java": jdk_version(self.java),
            "go": text_of(self.go, "version"),
            "file": text_of("file", "--version"),
            "ldd": text_of("ldd", "--version"),
            "readelf": text_of("readelf", "--version"),
            "lddtree": text_of("dpkg-query", "-W", "-f", "pax-utils ${Version}", "pax-utils"),
        }


def find_tools(root: Path, data: Path, jdk: str) -> Tools:
    seaworthy, form = find_seaworthy(root, jdk)
    go = newest_go(data)
    return Tools(seaworthy, form, f"{jdk}/bin/java", go, find_nm(go))


def find_seaworthy(root: Path, jdk: str) -> tuple[list[str], str]:
    """The installed form when it is there, else what the launcher starts, without its shell script."""
    given = os.environ.get("SEAWORTHY")
    if given:
        return [given], "as given by SEAWORTHY"
    installed = root / "build" / "bench" / "installed" / "bin" / "seaworthy"
    if installed.exists():
        return [str(installed)], "installed from its archive"
    return find_checkout(root, jdk), "launched from a checkout"


def find_checkout(root: Path, jdk: str) -> list[str]:
    """What the launcher of a checkout starts after it has built."""
    launch = root / "build" / "launch"
    build = launch / (launch / "current").read_text().strip()
    script = (root / "seaworthy").read_text()
    options = re.search(r"^java_options='(.*)'$", script, re.M)
    words = [f"{jdk}/bin/java", *(options.group(1).split() if options else []), "-Xlog:disable"]
    if (build / "aot").exists():
        words.append(f"-XX:AOTCache={build / 'aot'}")
    return [*words, "-p", str(build / "app"), "-m", "dev.seaworthy.cli/dev.seaworthy.cli.Main"]


def newest_go(data: Path) -> str:
    """The newest Go at hand: the comparison is with the best that there is."""

    def release(go: str) -> list[int]:
        found = re.search(r"go(\d+)\.(\d+)(?:\.(\d+))?", text_of(go, "version"))
        return [int(part or 0) for part in found.groups()] if found else []

    candidates = [shutil.which("go") or "go", *map(str, (data / "toolchains").glob("*/bin/go"))]
    return max(candidates, key=release)


def find_nm(go: str) -> str:
    """The program behind `go tool nm`: started directly, it need not wait for the go command (nor be built by it)."""
    subprocess.run([go, "tool", "nm"], capture_output=True, timeout=300, stdin=subprocess.DEVNULL,
                   env={**os.environ, "GOTOOLCHAIN": "local"})
    return text_of(go, "tool", "-n", "nm")


def jdk_version(java: str) -> str:
    release = Path(java).resolve().parent.parent / "release"
    if release.exists():
        found = dict(line.split("=", 1) for line in release.read_text().splitlines() if "=" in line)
        return "JDK " + found.get("JAVA_RUNTIME_VERSION", found.get("JAVA_VERSION", "?")).strip('"')
    return text_of(java, "-version")


def describe() -> dict:
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    memory = int(re.search(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(), re.M).group(1)) / 2**20
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', Path("/etc/os-release").read_text(), re.M)
    return {
        "processor": processor.group(1) if processor else platform.machine(),
        "processors": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "system": system.group(1) if system else platform.system(),
        "kernel": platform.release(),
    }


def can_drop_caches() -> bool:
    return os.access(DROP_CACHES, os.W_OK)


def drop_caches() -> None:
    """Empties the page cache of the whole machine: programs, libraries and data come from the disk again."""
    os.sync()
    DROP_CACHES.write_text("3\n")


def evict(files: list[Path]) -> None:
    """Takes files out of the page cache; needs no privilege. Programs that read them stay in it."""
    for path in files:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
