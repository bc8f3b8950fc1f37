"""Tables of words and facts, as data files, and their one loader."""
