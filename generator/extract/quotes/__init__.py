"""Who said what: marks, kinds, reporting clauses, carry-over."""
