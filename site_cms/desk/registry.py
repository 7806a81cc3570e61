"""What the desk offers besides the open items. Each app registers its tasks in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Task:
    """A big button on the desk. `icon` is a symbol of the sprite; shown to whom `permission` (or `shown`) says."""

    order: int
    name: str
    label: Any
    description: Any
    url: str
    icon: str
    permission: str = ""
    shown: Callable[[Any], bool] | None = None

    def is_for(self, user) -> bool:
        if self.permission and not user.has_perm(self.permission):
            return False
        return self.shown is None or self.shown(user)


_tasks: dict[str, Task] = {}


def register(task: Task) -> None:
    _tasks[task.name] = task


def tasks_for(user) -> list[Task]:
    return sorted((task for task in _tasks.values() if task.is_for(user)), key=lambda task: task.order)
