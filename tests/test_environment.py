"""The lock, the conda environment and pyproject agree, and no file names a package host."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = "requirements.lock"

#: What the lock must serve: the versions of Python that are tested, on the three systems.
TARGETS = [
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "os_name": "nt" if system == "win32" else "posix",
        "platform_machine": "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for python in ("3.11", "3.12", "3.13")
    for system in ("linux", "darwin", "win32")
]
TARGET_NAMES = [f"{target['python_version']}-{target['sys_platform']}" for target in TARGETS]

PIN = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,.-]+\])?==(?P<version>[\w.!+]+)(?:\s*;\s*(?P<marker>.+?))?"
    r"(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64})*)$"
)
# Put together here, so that this file does not name them itself.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("anaconda", "org"),
        ("anaconda", "com"),
        ("npmjs", "org"),
    )
]
HOST = re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE)
#: An option or a setting that says where packages come from, with its address.
INDEX = re.compile(
    r"(?:(?<![\w-])(?:--(?:extra-)?index-url|--default-index|--index|--find[-]links)(?:\s+|=)"
    r"|\bpip3?\s[^\n]*\s-[if]\s+"
    r"|\b(?:PIP|UV)_(?:EXTRA_)?(?:INDEX_URL|DEFAULT_INDEX|INDEX|FIND_LINKS)\s*[=:]\s*"
    r"|^\s*(?:extra-)?(?:index-url|find-links)\s*=\s*)[\"']?[a-z][a-z+]*://",
    re.IGNORECASE | re.MULTILINE,
)


class Pin(NamedTuple):
    """A requirement of the lock; `marker` is empty where it always applies."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read_pins(text: str) -> list[Pin]:
    """Return the requirements of a lock; AssertionError on a line that is none."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    pins = []
    for entry in "\n".join(lines).replace("\\\n", " ").splitlines():
        if not entry.strip():
            continue
        match = PIN.match(entry.strip())
        assert match, f"not a pinned requirement: {entry.strip()[:100]}"
        hashes = tuple(re.findall(r"[0-9a-f]{64}", match["hashes"]))
        name = canonicalize_name(match["name"])
        pins.append(Pin(name, match["version"], match["marker"] or "", hashes))
    return pins


def applicable(pins: list[Pin], target: dict[str, str]) -> dict[str, list[str]]:
    """Return name -> versions of the pins that apply to `target`."""
    versions: dict[str, list[str]] = {}
    for pin in pins:
        if not pin.marker or Marker(pin.marker).evaluate(target):
            versions.setdefault(pin.name, []).append(pin.version)
    return versions


def conda_versions(environment: dict, target: dict[str, str]) -> dict[str, list[str]]:
    """Return name -> versions that `environment` installs, files included by `-r` read."""
    versions: dict[str, list[str]] = {}
    for entry in environment["dependencies"]:
        if isinstance(entry, str):
            match = re.fullmatch(r"\s*([\w.-]+)\s*==?\s*([\w.!+]+)\s*", entry)
            if match:
                versions.setdefault(canonicalize_name(match[1]), []).append(match[2])
            continue
        for line in entry["pip"]:
            include = re.fullmatch(r"(?:-r|--requirement)\s+(\S+)", line)
            text = (ROOT / include[1]).read_text("utf-8") if include else line
            for name, found in applicable(read_pins(text), target).items():
                versions.setdefault(name, []).extend(found)
    return versions


def tracked_texts() -> dict[str, str]:
    """Return the text of every file that git tracks, by path; binary files are left out.

    Outside a git checkout, of every file of the folders that are committed.
    """
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        names = list(filter(None, listed.split("\0")))
    else:
        folders = ("data", "docs", "notebooks", "src", "templates", "tests")
        paths = [*ROOT.glob("*"), *(path for name in folders for path in (ROOT / name).rglob("*"))]
        names = [str(path.relative_to(ROOT)) for path in paths]
    texts = {}
    for name in names:
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            texts[name] = data.decode("utf-8", errors="replace")
    return texts


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def direct(project) -> list[Requirement]:
    """The direct dependencies of pyproject, the main ones and those of every extra."""
    extras = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *(line for extra in extras for line in extra)]
    return [Requirement(line) for line in lines]


@pytest.fixture(scope="module")
def pins() -> list[Pin]:
    return read_pins((ROOT / LOCK).read_text("utf-8"))


@pytest.fixture(scope="module")
def environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))


@pytest.mark.parametrize("target", TARGETS, ids=TARGET_NAMES)
def test_lock_pins_each_direct_dependency_once(direct, pins, target):
    versions = applicable(pins, target)
    for requirement in direct:
        found = versions.get(canonicalize_name(requirement.name), [])
        assert len(found) == 1, f"{requirement.name}: {found}"
        assert requirement.specifier.contains(found[0], prereleases=True), requirement


@pytest.mark.parametrize("target", TARGETS, ids=TARGET_NAMES)
def test_conda_environment_has_each_direct_dependency_at_the_locked_version(
    direct, pins, environment, target
):
    locked, installed = applicable(pins, target), conda_versions(environment, target)
    for requirement in direct:
        name = canonicalize_name(requirement.name)
        assert installed.get(name) == locked[name], requirement.name


def test_conda_environment_adds_only_python_and_pip(project, environment):
    *packages, from_pip = environment["dependencies"]
    assert environment["name"] == project["name"]
    assert environment["channels"] == ["conda-forge"]
    assert [re.match(r"[\w.-]+", package)[0] for package in packages] == ["python", "pip"]
    assert set(from_pip) == {"pip"}


def test_conda_environment_allows_exactly_the_tested_versions_of_python(project, environment):
    allowed = Requirement(environment["dependencies"][0]).specifier
    tested = {target["python_version"] for target in TARGETS}
    assert {f"3.{minor}" for minor in range(30) if allowed.contains(f"3.{minor}")} == tested
    assert all(SpecifierSet(project["requires-python"]).contains(version) for version in tested)


def test_each_locked_requirement_has_a_hash(pins):
    assert pins
    assert [pin.name for pin in pins if not pin.hashes] == []


@pytest.mark.parametrize(
    "line",
    ["numpy>=2.4", "numpy", "numpy==2.4.6 --hash=md5:00", "numpy==2.4.6 --hash=sha256:00", "-e ."],
)
def test_a_line_of_the_lock_that_pins_nothing_is_refused(line):
    with pytest.raises(AssertionError, match="not a pinned requirement"):
        read_pins(line)


#: In pieces, so that this file does not name them either.
URL, MIRROR = "url", "https://mirror.example/simple"
OPTION, EXTRA, LINKS = f"--index-{URL}", f"--extra-index-{URL}", "--find" + "-links"


def test_no_committed_file_names_a_package_host_or_index():
    found = [
        f"{name}, line {text.count(chr(10), 0, match.start()) + 1}: {match[0].strip()}"
        for name, text in tracked_texts().items()
        for match in (*HOST.finditer(text), *INDEX.finditer(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "is_index"),
    [
        (f"{OPTION} {MIRROR}", True),
        (f"pip install {EXTRA}={MIRROR} x", True),
        (f"pip install -i {MIRROR} x", True),
        (f"{LINKS} file:///srv/wheels", True),
        (f"[global]\nindex-{URL} = {MIRROR}", True),
        (f"export PIP_INDEX_{URL.upper()}={MIRROR}", True),
        (f"uv pip compile --no-emit-index-{URL} --no-emit-find-links -o requirements.lock", False),
        (f"the lock holds no {OPTION} and no {LINKS}", False),
        ("curl -f https://service.example/status", False),
    ],
)
def test_an_index_is_an_option_with_an_address(text, is_index):
    assert bool(INDEX.search(text)) is is_index


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_is_recognised_with_and_without_a_scheme(host):
    assert HOST.search(f"https://files.{host}/simple")
    assert HOST.search(f"from {host.upper()}.")
