"""The ground's own parts of the demo city; the rooms bring theirs."""

from .. import registry
from . import pages, people, places, settings


def register() -> None:
    registry.register(5, "settings", settings.load, title="网站设置")
    registry.register(8, "units", places.load_units, title="责任单位")
    registry.register(10, "people", people.load, people.clear, title="各角色账号")
    registry.register(20, "places", places.load, title="区县、街道、社区、道路、广场、公园")
    registry.register(30, "standard_pages", pages.load, title="常设页面")
