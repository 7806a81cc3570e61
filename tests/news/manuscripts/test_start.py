"""Starting costs nothing: what the package needs is compiled and loaded at the first manuscript."""

import subprocess
import sys

from news.manuscripts.patterns import Pattern

ASK = """
import sys, news.manuscripts
from news.manuscripts.patterns import Pattern
rooms = [module for name, module in sys.modules.items() if name.startswith("news.manuscripts.")]
patterns = [value for room in rooms for value in vars(room).values() if isinstance(value, Pattern)]
print(len(patterns) > 50, sum("compiled" in vars(pattern) for pattern in patterns), "rjieba" in sys.modules, "docx" in sys.modules)
"""


def test_importing_the_package_compiles_no_pattern_and_loads_no_dictionary():
    answer = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout.split()
    assert answer == ["True", "0", "False", "False"]


def test_a_pattern_answers_like_the_one_it_stands_for():
    pattern = Pattern("(?P<day>[0-9]+)日")
    assert "compiled" not in vars(pattern)
    assert pattern.search("本月21日")["day"] == "21"
    assert pattern.sub("", "21日22日") == ""
    assert pattern.pattern == "(?P<day>[0-9]+)日"
