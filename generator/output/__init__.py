"""The way out: the check before writing, and the writing."""
