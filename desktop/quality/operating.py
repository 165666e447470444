"""The operating characteristic of a sampling plan: how likely a lot is accepted that is so bad."""

from __future__ import annotations

from math import comb

from desktop.quality.sampling import Plan


def chance_to_accept(plan: Plan, bad: float) -> float:
    """Return the chance 0..1 that a long series of lots with a share ``bad`` (0..1) of bad pieces passes.

    The exact binomial sum, as both standards compute their curves. Inspecting every piece is a sample too: the share
    is that of the process that made the lot.
    """
    return binomial(plan.pieces, plan.re - 1, bad)


def binomial(n: int, most: int, share: float) -> float:
    """Return the chance of at most ``most`` bad pieces among ``n``, each bad with the chance ``share``."""
    if not 0 <= share <= 1:
        raise ValueError(share)
    if share in {0.0, 1.0}:
        return 1.0 if share == 0 or most >= n else 0.0
    terms = (comb(n, bad) * share**bad * (1 - share) ** (n - bad) for bad in range(min(most, n) + 1))
    return min(1.0, sum(terms))


def hypergeometric(lot: int, bad: int, n: int, most: int) -> float:
    """Return the chance of at most ``most`` bad pieces in a sample of ``n`` out of a lot that holds ``bad``."""
    if not 0 <= bad <= lot or not 0 <= n <= lot:
        raise ValueError((lot, bad, n))
    ways = sum(comb(bad, hit) * comb(lot - bad, n - hit) for hit in range(min(most, bad, n) + 1))
    return ways / comb(lot, n)


def share_accepted_with(plan: Plan, chance: float) -> float:
    """Return the share of bad pieces (0..1) at which a lot passes with ``chance`` (0..1), to a hundredth percent."""
    low, high = 0.0, 1.0
    while high - low > 0.000_05:
        middle = (low + high) / 2
        low, high = (middle, high) if chance_to_accept(plan, middle) > chance else (low, middle)
    return (low + high) / 2


def curve(plan: Plan, steps: int = 120) -> list[tuple[float, float]]:
    """Return points (share of bad pieces, chance to accept) from no bad piece to where hardly a lot passes."""
    end = min(1.0, max(0.02, share_accepted_with(plan, 0.01) * 1.15))
    shares = (end * step / steps for step in range(steps + 1))
    return [(share, chance_to_accept(plan, share)) for share in shares]
