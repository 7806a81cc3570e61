"""manage.py import_articles FILE... --column SLUG [--dry-run] [--format text|json]"""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from news.manuscripts import Doubt, Draft, UnreadableManuscript, clean
from news.models import ColumnPage
from news.services.manuscripts import AlreadyImported, digest_of, imported_before, read_manuscript, save_article

LABELS = {"kicker": "引题", "title": "标题", "subtitle": "副题", "byline": "署名", "date": "日期", "summary": "摘要"}
KINDS = {
    "paragraph": "正文",
    "heading": "小标题",
    "quote": "引文",
    "caption": "图片说明",
    "table": "表格",
    "list": "列表",
}


class Command(BaseCommand):
    help = "把报社的文稿（.txt、.md、.docx）整理成专栏文章草稿。先用 --dry-run 看整理结果，再存。"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="文稿文件")
        parser.add_argument("--column", metavar="SLUG", help="存入哪个专栏（专栏网址里的名称）；--dry-run 时可以不写")
        parser.add_argument("--dry-run", action="store_true", help="只显示整理结果，不存")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")
        parser.add_argument("--user", metavar="USERNAME", help="以谁的名义存；写了才会把疑点作为批注放进草稿")
        parser.add_argument("--again", action="store_true", help="已导入过的文件也再存一份")

    def handle(self, *args, **options):
        self.failed = 0
        column = None if options["dry_run"] else self._column(options["column"])
        user = self._user(options["user"])
        drafts: list[Draft] = []
        for name in options["files"]:
            try:
                data = Path(name).read_bytes()
                found = clean(Path(name).name, data)
            except (OSError, UnreadableManuscript) as error:
                message = str(error) if isinstance(error, UnreadableManuscript) else "文件打不开，请检查路径和权限"
                self._fail(name, message)
                drafts.append(Draft(name, doubts=[Doubt("", message)]))
                continue
            for draft in found:
                draft.file = name
            drafts += found
            if options["format"] == "text":
                for number, draft in enumerate(found):
                    self._show(draft, number, len(found))
            if column is not None:
                self._save(name, data, len(found), column, user, options["again"])
        if options["format"] == "json":
            self.stdout.write(json.dumps([draft.as_json() for draft in drafts], ensure_ascii=False, indent=2))
        if self.failed:
            raise CommandError(f"有 {self.failed} 个文件或文章没有导入，见上。")

    def _column(self, slug: str | None) -> ColumnPage:
        if not slug:
            raise CommandError("请用 --column 写明存入哪个专栏，或用 --dry-run 只看整理结果。")
        column = ColumnPage.objects.filter(slug=slug).first()
        if column is None:
            known = "、".join(ColumnPage.objects.order_by("path").values_list("slug", flat=True)) or "（还没有专栏）"
            raise CommandError(f"没有名为 {slug} 的专栏。现有：{known}")
        return column

    def _user(self, username: str | None):
        if not username:
            return None
        user = get_user_model().objects.filter(**{get_user_model().USERNAME_FIELD: username}, is_active=True).first()
        if user is None:
            raise CommandError(f"没有名为 {username} 的用户。")
        return user

    def _fail(self, name: str, message: str) -> None:
        self.failed += 1
        self.stderr.write(self.style.ERROR(f"{name}：{message}"))

    def _save(self, name: str, data: bytes, count: int, column: ColumnPage, user, again: bool) -> None:
        """Saves what is new of a file; what is there already is named and not made twice."""
        now = timezone.now()
        digest = digest_of(data)
        manuscript = None
        for number in range(count):
            before = imported_before(digest, number)
            if before is not None and not again:
                self.stderr.write(f"{name} 第 {number + 1} 篇：已导入过《{before.title}》，没有再存。")
                continue
            manuscript = manuscript or read_manuscript(Path(name).name, data, by=user, now=now)
            if not any(manuscript.articles[number][part] for part in (*LABELS, "blocks")):
                self.stderr.write(f"{name} 第 {number + 1} 篇：没有正文，没有存。")
                continue
            try:
                page = save_article(manuscript, number, column, by=user, now=now, again=again)
            except AlreadyImported as error:
                self.stderr.write(f"{name} 第 {number + 1} 篇：已导入过《{error.page.title}》，没有再存。")
            except PermissionDenied:
                raise CommandError(f"{user} 无权在“{column.title}”里添加文章。") from None
            except ValidationError as error:
                self._fail(name, f"第 {number + 1} 篇没有存：{'；'.join(error.messages)}")
            else:
                self.stderr.write(self.style.SUCCESS(f"{name} 第 {number + 1} 篇：已存为草稿《{page.title}》。"))

    def _show(self, draft: Draft, number: int, count: int) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"== {draft.file} 第 {number + 1} 篇，共 {count} 篇"))
        for name, label in LABELS.items():
            if text := getattr(draft, name):
                self.stdout.write(f"{label}：{text}")
        for block in draft.blocks:
            self.stdout.write(f"【{KINDS[block.type]}】{block.text}")
        for item in draft.removed:
            self.stdout.write(f"－ 去掉“{item.text}”：{item.reason}")
        for item in draft.doubts:
            self.stdout.write(self.style.WARNING(f"？ {item.reason}" + (f"：“{item.text}”" if item.text else "")))
        self.stdout.write("")
