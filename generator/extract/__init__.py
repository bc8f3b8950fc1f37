"""One article becomes claims; a pure function of that article."""
