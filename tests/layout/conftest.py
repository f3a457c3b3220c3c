"""The specimen page and its layout, made once."""

from __future__ import annotations

import pytest

from document.page import PageLayout
from layout import analyse
from tests.layout.printed import Printed, specimen, upright_columns


@pytest.fixture(scope="session")
def page() -> Printed:
    return specimen()


@pytest.fixture(scope="session")
def layout(page: Printed) -> PageLayout:
    return analyse(page.pixels)


@pytest.fixture(scope="session")
def vertical_page() -> Printed:
    return upright_columns()


@pytest.fixture(scope="session")
def vertical_layout(vertical_page: Printed) -> PageLayout:
    return analyse(vertical_page.pixels)
