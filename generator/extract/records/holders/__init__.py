"""Whose a number is: rules, the surest first."""
