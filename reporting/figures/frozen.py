"""What is shown of a programme: counted today, or as it was when its people were erased."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override

from programmes.models import Programme
from reporting.figures.indicators import Counted, counted
from reporting.figures.system import Shown
from reporting.figures.tables import Figures, Table, figures_of
from reporting.models import FrozenFigures, Indicator

TABLES = ("by_age", "by_project", "by_month")


def freeze(programme: Programme) -> None:
    """Keep what is shown today; done a second time, it stays as it was."""
    if FrozenFigures.objects.filter(programme=programme).exists():
        return
    figures = figures_of(programme)
    FrozenFigures.objects.create(
        programme=programme,
        tables={} if figures is None else dict(_in_each_language(programme)),
        hides=figures is not None and figures.hides,
        indicators={str(each.indicator.pk): each.number.value for each in counted(programme)},
    )


def shown_figures(programme: Programme) -> Figures | None:
    """Return the tables: those that were frozen, or those of today."""
    frozen: FrozenFigures | None = getattr(programme, "frozen", None)
    if frozen is None:
        return figures_of(programme)
    if not frozen.tables:
        return None
    tables = frozen.tables.get(get_language()) or frozen.tables[settings.LANGUAGE_CODE]
    shown = {name: _table(tables[name]) for name in TABLES}
    return Figures(**shown, hides=frozen.hides, frozen_on=frozen.frozen_on)


def shown_indicators(programme: Programme) -> list[Counted]:
    """Return the indicators: as they were frozen, or counted today."""
    frozen: FrozenFigures | None = getattr(programme, "frozen", None)
    if frozen is None:
        return counted(programme)
    indicators = Indicator.objects.filter(programme=programme)
    return [Counted(each, Shown(frozen.indicators.get(str(each.pk)))) for each in indicators]


def _in_each_language(programme: Programme) -> Any:
    """Yield the tables with their headings in each language that pages have."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            figures = figures_of(programme)
        assert figures is not None
        yield code, {name: _plain(getattr(figures, name)) for name in TABLES}


def _plain(table: Table) -> dict[str, Any]:
    rows = [[str(name), [shown.value for shown in numbers]] for name, numbers in table.rows]
    return {"heads": [str(head) for head in table.heads], "rows": rows}


def _table(plain: dict[str, Any]) -> Table:
    rows = [(name, [Shown(value) for value in values]) for name, values in plain["rows"]]
    return Table(plain["heads"], rows)
