"""Measuring extraction against articles annotated by hand."""
