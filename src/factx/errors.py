"""Every exception factx raises on purpose."""


class FactxError(Exception):
    """Base of all factx exceptions."""


class ArgumentError(FactxError, ValueError):
    """An argument is not what the function expects; the message names both."""

    def __init__(self, argument: str, expected: str, got: object) -> None:
        shown = repr(got)
        super().__init__(f"{argument}: expected {expected}, got {shown if len(shown) <= 80 else shown[:77] + '…'}")
        self.argument = argument


class LanguageError(FactxError, LookupError):
    """There are no files for the language asked for, or found in the text."""


class LexiconError(FactxError):
    """A language's word file does not follow its schema."""


class ModelError(FactxError):
    """The spaCy model is not installed or does not serve the language."""


class ExtractorError(FactxError):
    """Extractors cannot be found, or their names and needs contradict each other."""


class FactsError(FactxError):
    """JSON that should hold Facts does not."""


class FileError(FactxError):
    """A file cannot be read or written, or does not hold what its name says; the message names file and line."""
