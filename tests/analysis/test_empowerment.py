"""What may be given away without asking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.empowerment import empowerment_limits


@pytest.mark.parametrize(
    ("contribution", "limits"),
    [(111.004, (10, 50)), (228, (20, 110)), (28.4, (2, 10)), (52340, (5200, 26000)), (9.9, None), (-286, None)],
)
def test_limits_are_a_tenth_and_a_half_rounded_down(contribution: float, limits: tuple[int, int] | None) -> None:
    assert empowerment_limits(contribution) == limits


@given(st.floats(10, 1e9))
def test_no_limit_passes_its_share(contribution: float) -> None:
    limits = empowerment_limits(contribution)
    assert limits is not None
    assert 0 < limits[0] <= 0.1 * contribution + 1e-6
    assert limits[0] <= limits[1] <= 0.5 * contribution + 1e-6
