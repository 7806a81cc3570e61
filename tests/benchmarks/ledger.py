"""How fast a ledger of a hundred thousand rows comes in, how much memory it takes and how long others wait meanwhile.

`python -m tests.benchmarks.ledger [rows]`. The import is the command a city would type, in a process of its own; memory is that of
the process and of the child that reads the file, added up at each look. The second writer writes one row after another
to the same database all the while, as a resident's report would.
"""

import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
MEDIA = [
    ("宣传牌", "块"),
    ("灯箱", "个"),
    ("道旗", "面"),
    ("景观小品", "个"),
    ("建筑围挡", "平方米"),
    ("公交站亭", "座"),
    ("文化墙", "平方米"),
]
KINDS = ["大街", "路", "小区", "广场", "公园", "农贸市场"]
HEADS = ["序号", "点位名称", "具体位置", "载体类型", "数量", "计量单位", "宽（米）", "高（米）", "面积（平方米）", "责任单位", "画面内容", "设置时间", "经度（GPS）", "纬度（GPS）", "编号"]  # fmt: skip
CHARACTERS = "春夏秋冬东南西北山水云月江河湖海松竹梅兰文明和平友谊康宁福兴"


def write_ledger(path: Path, rows: int, seed: int = 7) -> None:
    """A ledger as a city of 120,000 faces keeps it: 8 % as many places as rows, 60 units, sizes, dates, coordinates."""
    chance = random.Random(seed)
    places = [
        f"{chance.choice(CHARACTERS)}{chance.choice(CHARACTERS)}{number}号{KINDS[number % len(KINDS)]}"
        for number in range(max(10, rows // 12))
    ]
    units = [f"第{number}管理局" for number in range(60)]
    day = dt.date(2024, 1, 1)
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write(0, 0, "全市公益广告设置台账")
        sheet.write_row(1, 0, HEADS)
        for number in range(rows):
            name, measure = MEDIA[chance.randrange(len(MEDIA))]
            width, height = chance.randrange(10, 60) / 10, chance.randrange(10, 40) / 10
            many = chance.random() < 0.15
            quantity = chance.randrange(2, 40) if many else 1
            area = round(width * height * quantity, 2)
            if measure == "平方米":
                quantity = area
            place = places[number * len(places) // rows]
            sheet.write_row(
                number + 2, 0,
                [number + 1, place, f"{chance.randrange(1, 400)}号门前", name, quantity, measure, width, height, area, chance.choice(units),
                 chance.choice(["讲文明树新风", "社会主义核心价值观", "关爱未成年人", "诚信建设"])],
            )  # fmt: skip
            sheet.write_datetime(
                number + 2, 11, dt.datetime.combine(day + dt.timedelta(days=chance.randrange(700)), dt.time())
            )
            sheet.write_row(
                number + 2,
                12,
                [round(123 + chance.random() / 5, 6), round(44 + chance.random() / 5, 6), f"GG-{number + 1:06d}"],
            )


@dataclass
class Result:
    seconds: float
    cpu_seconds: float
    megabytes: float
    longest_wait: float
    writes: int
    status: int
    output: str


def environment(folder: Path) -> dict[str, str]:
    """As a city runs it: the settings themselves, a SQLite file in a folder of its own."""
    own = {"DATABASE_URL": "", "REDIS_URL": "", "ELASTICSEARCH_URL": "", "EMAIL_URL": "memorymail://", "HTTPS": "off"}
    return os.environ | own | {
        "DJANGO_SETTINGS_MODULE": "site_cms.settings.base", "VAR_DIR": str(folder), "SECRET_KEY": "measured-only",
        "PUBLIC_BASE_URL": "http://localhost", "FIELD_KEYS": "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=",
    }  # fmt: skip


def start_import(folder: Path, ledger: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_placements", str(ledger), *arguments],
        cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def measured_import(folder: Path, ledger: Path) -> Result:
    """Import while a second writer writes; see how long, how large, and the writer's longest wait."""
    over = threading.Event()
    waits: list[float] = []
    writer = threading.Thread(target=_write, args=(folder / "db.sqlite3", over, waits))
    writer.start()
    started = time.monotonic()
    process = start_import(folder, ledger)
    most = cpu = 0.0
    while process.poll() is None:
        most = max(most, resident(process.pid))
        cpu = max(cpu, processor_time(process.pid))
        time.sleep(0.05)
    seconds = time.monotonic() - started
    over.set()
    writer.join()
    return Result(
        seconds, cpu, most / 1024, max(waits, default=0.0), len(waits), process.returncode, process.stdout.read()
    )


def _write(database: Path, over: threading.Event, waits: list[float]) -> None:
    connection = sqlite3.connect(database, timeout=60, isolation_level=None)
    connection.execute("CREATE TABLE IF NOT EXISTS second_writer (at REAL)")
    while not over.is_set():
        started = time.monotonic()
        connection.execute("INSERT INTO second_writer VALUES (?)", (started,))
        waits.append(time.monotonic() - started)
        time.sleep(0.02)
    connection.close()


def processor_time(pid: int) -> float:
    """Seconds of processor that a process and its ended children took: on a busy machine the clock tells of its neighbours."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Kilobytes of a process and its children together."""
    total = 0
    try:
        with open(f"/proc/{pid}/status") as lines:
            total = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return total
    return total + sum(resident(int(child)) for child in children)


def migrated(folder: Path) -> None:
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment(folder), check=True)


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory(prefix="chuangcheng-bench-") as folder:
        ledger = Path(folder, "ledger.xlsx")
        migrated(Path(folder))
        write_ledger(ledger, rows)
        print(measured_import(Path(folder), ledger))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
