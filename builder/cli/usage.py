"""What the command is asked for and does not know."""


class UsageError(Exception):
    """The command was asked for something it does not know."""
