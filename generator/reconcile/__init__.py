"""Claims of all sources become facts, disagreements and quotes side by side."""
