import json
import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from site_cms.operations.city.services import Refused, init_city, template


class Command(BaseCommand):
    help = "用一本工作簿建起一个城市：网站信息、区划、责任单位、点位、人员、专栏。先用 --template 得到空表。"

    def add_arguments(self, parser):
        parser.add_argument("workbook", type=Path, nargs="?")
        parser.add_argument("--template", type=Path, metavar="FILE", help="写出空白工作簿，不做别的")
        parser.add_argument("--dry-run", action="store_true", help="只检查，不保存")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--passwords", type=Path, metavar="FILE", help="把新账号的一次性密码写进该文件（只有本人可读），不打印"
        )

    def handle(self, *args, workbook, template: Path | None, dry_run, format, passwords, **options):
        if template is not None:
            return self.write_template(template)
        if workbook is None:
            raise CommandError("请给出工作簿；还没有的话，先运行 init_city --template 城市.xlsx")
        if passwords is not None and passwords.exists():
            raise CommandError(f"{passwords} 已经存在，不会覆盖。")
        try:
            outcome = init_city(workbook, now=timezone.now(), dry_run=dry_run)
        except Refused as error:
            if format == "json":
                faults = [{"sheet": f.sheet, "row": f.row, "text": f.text} for f in error.faults]
                self.stdout.write(json.dumps({"saved": False, "faults": faults}, ensure_ascii=False))
                raise SystemExit(1) from error
            raise CommandError(f"{error}\n共 {len(error.faults)} 处，什么也没有保存。") from error
        secret = outcome.passwords
        if secret and passwords is not None:
            _write_secret(passwords, "".join(f"{login}\t{word}\n" for login, word in secret.items()))
        if format == "json":
            sheets = {
                name: {"created": d.created, "updated": d.updated, "skipped": d.skipped}
                for name, d in outcome.sheets.items()
            }
            shown = secret if passwords is None else {}
            self.stdout.write(
                json.dumps({"saved": not dry_run, "sheets": sheets, "passwords": shown}, ensure_ascii=False)
            )
            return None
        for name, done in outcome.sheets.items():
            self.stdout.write(f"{name}：新增 {done.created}，更新 {done.updated}，不变 {done.skipped}")
        if dry_run:
            self.stdout.write("检查通过，没有保存。")
        elif secret and passwords is None:
            self.stdout.write("一次性密码只显示这一次，首次登录必须修改：")
            for login, word in secret.items():
                self.stdout.write(f"  {login}  {word}")
        elif secret:
            self.stdout.write(f"{len(secret)} 个一次性密码已写进 {passwords}，分发后请删除；首次登录必须修改。")
        return None

    def write_template(self, path: Path) -> None:
        try:
            with path.open("xb") as file:
                file.write(template())
        except FileExistsError as error:
            raise CommandError(f"{path} 已经存在，不会覆盖。") from error
        except OSError as error:
            raise CommandError(f"不能写入 {path}（{error.strerror}）。") from error
        self.stdout.write(f"空白工作簿已写到 {path}。")


def _write_secret(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
