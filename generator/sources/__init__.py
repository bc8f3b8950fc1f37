"""The way in: files under content/ and seeds/ become sources."""
