"""The commands (being laid)."""


def main() -> None:
    """Run the command line."""
