"""Takes each guard of `guards.py` out in turn and sees that its test turns red. `make sabotage`.

Works in two copies of the tracked files in a temporary folder, never in the tree itself. First every named test must be green
untouched. Then, one guard at a time: the replacement must fit its file exactly once, and the named tests must fail, each of them
by an assertion or an error of the test itself; a tree that cannot be imported proves nothing and counts as a failure.

    python -m tests.sabotage.run                everything
    python -m tests.sabotage.run --quick        the handful that runs with every push
    python -m tests.sabotage.run --only review  the guards with these words in their names
"""

import argparse
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .guards import GUARDS, Guard

ROOT = Path(__file__).resolve().parent.parent.parent
PROCESSES = 2


@dataclass(frozen=True)
class Verdict:
    """`word`: red (as it should be), green (nobody noticed), misfit (the replacement does not fit), broken (no test ran to its
    end)."""

    guard: Guard
    word: str
    seconds: float
    detail: str = ""


def copy_of_the_tree(folder: Path) -> Path:
    """The files that git knows or would take, as they lie there now, with the tests' migrated database beside them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    kept = ROOT / ".pytest_cache" / "d" / "migrated"
    if kept.is_dir():
        shutil.copytree(kept, folder / ".pytest_cache" / "d" / "migrated")
    return folder


def run_tests(tree: Path, tests: list[str], *options: str) -> tuple[int, dict[str, int], str]:
    """pytest's exit status, how many failed, broke and passed, and the end of what it said."""
    report = tree / ".sabotage.xml"
    report.unlink(missing_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TEST_", "CI"))}
    # Without bytecode: two edits of one length within one second would leave a stale file that Python believes.
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--tb=line", f"--junitxml={report}", *options, *tests],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
    )
    counts = {"failures": 0, "errors": 0, "tests": 0}
    if report.exists():
        suite = ElementTree.parse(report).getroot().find("testsuite")
        counts = {name: int(suite.get(name)) for name in counts}
    return done.returncode, counts, "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])


def sabotaged(tree: Path, guard: Guard) -> Verdict:
    started = time.monotonic()
    file = tree / guard.file
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if text.count(guard.take) != 1:
        return Verdict(guard, "misfit", 0, f"stands {text.count(guard.take)} times in {guard.file}")
    words: list[str] = []
    try:
        file.write_text(text.replace(guard.take, guard.put), encoding="utf-8")
        for test in guard.tests:  # each of them must notice by itself
            status, counts, said = run_tests(tree, [test], "-x")
            word = "green" if status == 0 else "red" if status == 1 and counts["failures"] else "broken"
            words.append(word)
            if word != "red":
                return Verdict(guard, word, time.monotonic() - started, f"{test}\n{said}")
    finally:
        file.write_text(text, encoding="utf-8")
    return Verdict(guard, "red", time.monotonic() - started)


def chosen(arguments: argparse.Namespace) -> list[Guard]:
    found = [guard for guard in GUARDS if guard.quick or not arguments.quick]
    return [guard for guard in found if all(word in guard.name for word in arguments.only)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--processes", type=int, choices=(1, PROCESSES), default=PROCESSES)
    arguments = parser.parse_args()
    guards = chosen(arguments)
    if not guards:
        sys.exit("no guard has these words in its name")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chuangcheng-sabotage.") as temporary:
        trees: queue.Queue[Path] = queue.Queue()
        for number in range(arguments.processes):
            trees.put(copy_of_the_tree(Path(temporary) / str(number)))
        tests = list(dict.fromkeys(test for guard in guards for test in guard.tests))
        print(f"{len(guards)} guards, {len(tests)} tests; untouched, all must be green", flush=True)
        status, counts, said = run_tests(trees.queue[0], tests, "-x")
        if status != 0:
            print(said)
            return 1
        print(f"green: {counts['tests']} in {time.monotonic() - started:.0f} s", flush=True)
        printing = threading.Lock()

        def take_out(guard: Guard) -> Verdict:
            tree = trees.get()
            try:
                verdict = sabotaged(tree, guard)
            finally:
                trees.put(tree)
            with printing:
                print(f"{verdict.word:7} {verdict.seconds:4.0f} s  {guard.name}", flush=True)
            return verdict

        with ThreadPoolExecutor(arguments.processes) as pool:
            verdicts = list(pool.map(take_out, guards))
    wrong = [verdict for verdict in verdicts if verdict.word != "red"]
    for verdict in wrong:
        print(f"\n{verdict.word}: {verdict.guard.name}\n{verdict.detail}")
    print(f"\n{len(verdicts) - len(wrong)} of {len(verdicts)} red in {time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
