"""Sets up this checkout with nothing but Python 3.11+: environment from hashed locks, front end, catalogues.

    python3 tools/setup.py runtime|dev

The environment is made exactly what requirements/*.txt say, by `uv pip sync`, or by pip where uv cannot be had. It is
not `uv sync`: uv.lock writes the host of the index into each of its 1,977 addresses, and a lock of ours names none.
What is done leaves a stamp, so that a second run takes no time and an interrupted one is repeated.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCKS = ROOT / "requirements"


def main() -> None:
    """Make the environment of the kind asked for, then the front end and the catalogues."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that may be run by an older Python
        sys.exit(f"Pobratym needs Python 3.11 or newer; this is {sys.version.split()[0]}. Set PYTHON=python3.11.")
    kind = sys.argv[1] if len(sys.argv) > 1 else "runtime"
    os.chdir(ROOT)
    _environment()
    _packages(kind)
    _run([PYTHON, "tools/front"])
    _run([PYTHON, "tools/messages.py", "compile"])


def _environment() -> None:
    if PYTHON.exists():
        return
    print("Creating the environment in .venv …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists() and not VENV.is_symlink())
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module is incomplete here. On Debian and Ubuntu: apt install python3-venv")


def _packages(kind: str) -> None:
    """Install what the locks of this kind name and nothing else: they are whole, and leave pandas out on purpose."""
    stamp = STAMPS / kind
    if stamp.exists() and stamp.read_text() == _digest(kind):
        return
    print(f"Installing the packages of {kind}.txt …", flush=True)
    by_pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes"]
    if not UV.exists():
        _run([*by_pip, "-r", LOCKS / "bootstrap.txt"], may_fail=True)
    by_uv: list[str | Path] = [UV, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes"]
    locks = _locks(kind)
    _run([*by_uv, *locks] if UV.exists() else [*by_pip, *(part for lock in locks for part in ("-r", lock))])
    shutil.rmtree(STAMPS, ignore_errors=True)
    STAMPS.mkdir()
    for each in {kind, "runtime"}:  # dev.txt holds everything of runtime.txt
        (STAMPS / each).write_text(_digest(each))


def _locks(kind: str) -> list[Path]:
    names = [kind, "bootstrap"] if _has_node() else [kind, "bootstrap", "node"]
    return [LOCKS / f"{name}.txt" for name in names]


def _digest(kind: str) -> str:
    return hashlib.sha256(b"".join(lock.read_bytes() for lock in _locks(kind))).hexdigest()


def _has_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= 20


def _run(command: list[str | Path], may_fail: bool = False) -> None:
    result = subprocess.run([str(part) for part in command], check=False)
    if result.returncode and not may_fail:
        sys.exit(f"This step failed: {' '.join(str(part) for part in command)}\nMend the cause and repeat the command.")


if __name__ == "__main__":
    main()
