"""Results that need not be worked out twice: where they are kept, what they are keyed by, how they are written."""
