"""Who is spoken of: names, pronouns, epithets."""
