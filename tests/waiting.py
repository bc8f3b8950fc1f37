"""Waiting for a page: asked again and again from outside, since a page that forbids `eval` cannot ask itself."""

from __future__ import annotations

from playwright.sync_api import Page

PATIENCE = 200
PAUSE = 100.0
"""Milliseconds between two questions."""


def wait_until(page: Page, expression: str) -> None:
    """Return once `expression` is true in the page; `AssertionError` with it when it never is."""
    for _ in range(PATIENCE):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"never true: {expression}")
