"""What ends a document or a command.

DuizhaoError
├── UsageError               bad arguments or settings
├── ConversionFailed         a worker process came to its limits, died, or met a defect of this program
├── UnreadableResult         this JSON file is no result, or a damaged one; what reads many names it and goes on
└── UnusablePdf              this file cannot become an article; a batch records it and goes on
    ├── NotAPdf
    ├── EmptyFile
    ├── EncryptedPdf
    ├── DamagedPdf
    ├── NoPages
    ├── NoText
    └── TooLarge
"""

import os
from enum import IntEnum


class ExitStatus(IntEnum):
    """What the process says to the shell."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2


class DuizhaoError(Exception):
    """The root of all errors of this program; its text is one line for the user."""


class UsageError(DuizhaoError):
    """The command cannot be carried out as given."""


def no_such_path(path: object) -> UsageError:
    """That at a path which the user gave is nothing, or nothing that can be used."""
    if os.path.exists(str(path)):
        return UsageError(f"{path}: is not a file")
    return UsageError(f"{path}: no such file or folder")


class UnreadableResult(DuizhaoError):
    """A JSON file that is no result of this program, or a damaged one."""


class ConversionFailed(DuizhaoError):
    """No article came of a document, and not for what the document is: `reason` is as in an archive's report."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class UnusablePdf(DuizhaoError):
    """This file cannot become an article. `code` is stable, for logs and reports."""

    code = "unusable"


class NotAPdf(UnusablePdf):
    code = "not-a-pdf"


class EmptyFile(UnusablePdf):
    code = "empty"


class EncryptedPdf(UnusablePdf):
    """The text is locked; `qpdf --decrypt` removes a password one knows."""

    code = "encrypted"


class DamagedPdf(UnusablePdf):
    code = "damaged"


class NoPages(UnusablePdf):
    code = "no-pages"


class NoText(UnusablePdf):
    """No page has a usable text layer; OCR is needed."""

    code = "no-text"


class TooLarge(UnusablePdf):
    """More pages or bytes than the limits allow."""

    code = "too-large"
