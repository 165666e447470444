"""How a product and its samples are said in rows, on the page of the product and of the supplier."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.texts import _
from desktop.trade.products import ProductRow
from desktop.trade.samples import SampleRow
from desktop.trade.words import say
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.text import Icon

_TONES: dict[str, Tone] = {"approved": "ok", "changes": "amber", "rejected": "seal"}


def product_facts(product: ProductRow, *, revision: bool = True) -> str:
    """Return number, the name in the other script and perhaps the revision in force on one line."""
    other = product.name_en if product.name == product.name_zh else product.name_zh
    said = _("revision {name}").format(name=product.revision) if revision and product.revision else ""
    return " · ".join(filter(None, (product.code, other, said)))


def sample_flag(sample: SampleRow) -> Flag:
    """Return where a sample stands: sealed, judged, or what it waits for."""
    if sample.sealed_on is not None:
        return Flag(_("Golden sample"), "ok", "badge-check")
    if sample.verdict:
        return Flag(say("verdict", sample.verdict), _TONES.get(sample.verdict, "neutral"))
    return {
        "sent": Flag(_("Waiting for dispatch")),
        "received": Flag(_("With the courier"), "sky", "ship"),
    }.get(sample.waits_for, Flag(_("To be judged"), "amber"))


def sample_facts(sample: SampleRow, today: date) -> str:
    """Return the way of a sample on one line: asked, sent with whom, arrived, judged, sealed where."""
    day = formats.short_day
    if sample.sealed_on is not None:
        sealed = _("sealed {day}").format(day=day(sample.sealed_on, today))
        return " · ".join(filter(None, (sealed, sample.sealed_where)))
    steps = [_("asked {day}").format(day=day(sample.asked_on, today))]
    if sample.sent_on is not None:
        steps.append(_("sent {day}").format(day=day(sample.sent_on, today)))
    carried = " ".join(filter(None, (sample.courier, sample.tracking)))
    if carried and sample.received_on is None:
        steps.append(carried)
    if sample.received_on is not None:
        steps.append(_("arrived {day}").format(day=day(sample.received_on, today)))
    if sample.verdict_on is not None:
        steps.append(_("judged {day}").format(day=day(sample.verdict_on, today)))
    return " · ".join((*steps, *filter(None, (sample.note.partition("\n")[0],))))


def sample_row(theme: Theme, sample: SampleRow, today: date) -> ItemRow:
    """Return a row for one sample."""
    title = _("Sample {round}").format(round=sample.round)
    if sample.revision:
        title += " · " + _("revision {name}").format(name=sample.revision)
    made = ItemRow(
        theme,
        title,
        sample_facts(sample, today),
        leading=Icon(theme, "badge-check" if sample.sealed_on else "package"),
        flag=sample_flag(sample),
    )
    made.setToolTip(sample.note)
    return made
