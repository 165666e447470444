"""How products are said in their list."""

from __future__ import annotations

from desktop.texts import _, n_
from desktop.trade.product_card import ProductLine
from ui.widgets.rows import Flag, ListRow, avatar_tone


def product_list_row(line: ProductLine) -> ListRow:
    """Return a product as a list shows it."""
    product = line.product
    revision = (
        _("Revision {name}").format(name=product.revision) if product.revision else _("No revision yet")
    )
    orders = n_("{n} order", "{n} orders", line.orders).format(n=line.orders) if line.orders else ""
    flag = None
    if line.waiting:
        flag = Flag(n_("{n} sample open", "{n} samples open", line.waiting).format(n=line.waiting), "sky")
    elif line.sealed:
        flag = Flag(_("Golden sample"), "ok")
    other = product.name_en if product.name == product.name_zh else product.name_zh
    return ListRow(
        title=product.name,
        second=" · ".join(filter(None, (product.code, other))),
        third=" · ".join(filter(None, (revision, orders))),
        flag=flag,
        tone=avatar_tone(product.id),
        avatar=product.name[:1],
    )
