"""The sheet 人员: an account each, with its roles and a password that works once."""

import re
import secrets

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from site_cms.accounts.models import User
from site_cms.imports.reader import Sheet
from site_cms.places.models import ResponsibleUnit

from .registry import CityPart, Context, Done, Fault, Head, register, rows

NAME, LOGIN, ROLES, UNIT, EMAIL = "姓名", "用户名", "角色", "责任单位", "电子邮箱"
HEADS = (
    Head(LOGIN, "登录用，字母和数字，例如 zhangsan", required=True),
    Head(NAME, "真实姓名", required=True),
    Head(ROLES, "一个或几个，用顿号分开，例如：编辑；受理员、核查员；管理员", required=True),
    Head(UNIT, "责任单位成员必填；“责任单位”表里的全称或简称"),
    Head(EMAIL, "用来收通知和找回密码"),
)
UNIT_MEMBER = "责任单位成员"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read wrongly from paper
LABELS = {"username": LOGIN, "name": NAME, "email": EMAIL, "__all__": "账号"}


def one_time_password() -> str:
    """Some 79 bits; four groups of four, so that it can be read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def apply(sheet: Sheet, context: Context) -> Done:
    done = Done()
    groups = {group.name: group for group in Group.objects.all()}
    units: dict[str, ResponsibleUnit] = {}
    for unit in ResponsibleUnit.objects.order_by("pk"):
        for word in filter(None, (unit.name, unit.short_name)):
            units.setdefault(word, unit)
    seen: dict[str, int] = {}
    for number, values in rows(sheet, HEADS, done):
        faults = []
        login = User.normalize_username(values[LOGIN])
        if login.lower() in seen:
            faults.append(f"用户名与第 {seen[login.lower()]} 行重复。")
        seen.setdefault(login.lower(), number)
        roles = [word for word in re.split(r"[、，,；;\s]+", values[ROLES]) if word]
        if unknown := [role for role in roles if role not in groups]:
            faults.append(f"没有角色“{'”“'.join(unknown)}”。可以写：{'、'.join(sorted(groups))}。")
        unit = units.get(values.get(UNIT, ""))
        if values.get(UNIT) and unit is None:
            faults.append(f"没有责任单位“{values[UNIT]}”。")
        elif UNIT_MEMBER in roles and unit is None:
            faults.append(f"{UNIT_MEMBER}要写{UNIT}。")
        user = User.objects.filter(username__iexact=login).first()
        if user is not None and (user.is_superuser or user.is_demo):
            faults.append(f"用户名“{login}”已被{'演示账号' if user.is_demo else '超级管理员'}占用。")
        if faults:
            done.faults += [Fault(sheet.name, number, text) for text in faults]
            continue
        wanted = {"name": values[NAME], "email": values.get(EMAIL, ""), "unit": unit}
        _account(user, login, wanted, [groups[role] for role in roles], Fault(sheet.name, number, ""), done, context)
    return done


def _account(user, login: str, wanted: dict, roles: list[Group], place: Fault, done: Done, context: Context) -> None:
    """Make the account or bring it up to date; the password of one that exists is its owner's."""
    new = user is None
    user = user or User(username=login, date_joined=context.now, must_change_password=True)
    changed = {name for name, value in wanted.items() if getattr(user, name) != value}
    for name, value in wanted.items():
        setattr(user, name, value)
    try:
        user.full_clean(exclude=["password", "unit"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            text = f"{LABELS.get(name, name)}：{''.join(messages)}"
            done.faults.append(Fault(place.sheet, place.row, text))
        return
    if new:
        password = one_time_password()
        user.set_password(password)
        user.must_change_password = True
        context.passwords[login] = password
    if new or changed:
        user.save()
    if set(user.groups.all()) != set(roles):
        user.groups.set(roles)
        changed.add("groups")
    if new:
        done.created += 1
    elif changed:
        done.updated += 1
    else:
        done.skipped += 1


def register_part() -> None:
    register(CityPart(50, "人员", HEADS, apply))
