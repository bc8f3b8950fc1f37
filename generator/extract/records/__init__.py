"""Numbers that say something of a player or a team: read, named, and given to whom they belong."""
