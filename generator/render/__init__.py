"""Profiles become pages and exports; nothing is written here."""
