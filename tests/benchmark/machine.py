"""What the numbers were measured on, without naming whose machine it is."""

import importlib.metadata
import os
import platform
import sysconfig
from pathlib import Path

from tests.benchmark import hugo

#: The libraries whose speed is ours.
LIBRARIES = ("jinja2", "markdown", "mkdocs", "msgspec", "pydantic", "pyyaml")


def describe(work: Path) -> dict[str, str]:
    """Processor, memory, system and versions."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    return {
        "Processor": f"{_processor()}, {len(_cores())} cores",
        "Memory": f"{_memory():.0f} GiB",
        "System": f"{_system()}, {platform.system()} {platform.release().partition('-')[0]}",
        "Files on": _file_system(work),
        "Python": python(),
        "Libraries": versions,
        "Hugo": hugo.version(),
    }


def python() -> str:
    """The interpreter, and that it was optimised by profiles, which is worth a fifth of the time.

    Where its build does not say so, nothing is said: some distributions do it by other means.
    """
    arguments = sysconfig.get_config_var("CONFIG_ARGS") or ""
    name = f"{platform.python_implementation()} {platform.python_version()}"
    is_told = "--enable-optimizations" in arguments
    return f"{name}, built with profile-guided optimisation" if is_told else name


def _cores() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(
            line.partition(":")[2].strip() for line in lines if line.startswith("model name")
        )
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)


def _file_system(folder: Path) -> str:
    """The kind of file system that a folder lies on."""
    best, kind = "", "unknown"
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return kind
    for line in mounts:
        _, point, name, *_ = line.split()
        if folder.is_relative_to(point) and len(point) > len(best):
            best, kind = point, name
    return kind
