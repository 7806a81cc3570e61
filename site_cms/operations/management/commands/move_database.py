import sys

from django.core.management.base import BaseCommand, CommandError

from site_cms.operations.moving import MoveError, move, try_move


class Command(BaseCommand):
    help = "把 SQLite 里的全部内容搬到一个空的 PostgreSQL 库，逐表核对行数和摘要。搬之前请停掉网站和后台任务。"

    def add_arguments(self, parser):
        parser.add_argument(
            "url", help="postgres://用户:密码@主机:5432/库名；写 - 则从标准输入读，密码就不会留在命令历史里"
        )
        parser.add_argument("--dry-run", action="store_true", help="只检查，不写任何东西")

    def handle(self, *args, url: str, dry_run: bool, **options):
        if url == "-":
            url = sys.stdin.readline().strip()
        try:
            moved = try_move(url) if dry_run else move(url, say=self.stdout.write)
        except MoveError as error:
            raise CommandError(str(error)) from error
        for name, rows in moved.tables.items():
            if rows and options["verbosity"] > 1:
                self.stdout.write(f"{name}  {rows}")
        if dry_run:
            self.stdout.write(f"可以搬：{len(moved.tables)} 张表，{moved.rows} 行。还没有写任何东西。")
        else:
            self.stdout.write(
                f"已搬 {len(moved.tables)} 张表，{moved.rows} 行，逐表核对一致。"
                "把 DATABASE_URL 设为刚才的地址，再启动网站；旧的 db.sqlite3 请留到确认无误。"
            )
