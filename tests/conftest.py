"""What all tests share: one pipeline, deterministic hypothesis, and an option that rewrites golden files."""

import pytest
from hypothesis import HealthCheck, settings

import factx

settings.register_profile(
    "factx", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("factx")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files and the outputs shown in the docs")


@pytest.fixture(scope="session")
def pipeline() -> factx.Pipeline:
    return factx.Pipeline("fr")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
