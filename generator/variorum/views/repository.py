"""Where a record's file stands on the host of the repository: to be edited, and in all versions."""

import re
from urllib.parse import quote

from variorum.config import Settings

#: The word in an address by which a host shows or edits a file of a branch.
_VERB = re.compile(r"(/(?:-/)?)(?:_edit|edit|blob|src)/")


def edit_url(file: str, settings: Settings) -> str | None:
    """Where a record's file can be edited on the repository's host."""
    repo, edit = settings.repo_url.rstrip("/"), settings.edit_uri
    if not repo or not edit:
        return None
    root = edit.rstrip("/").removesuffix(f"/{settings.docs_dir}").strip("/")
    return f"{repo}/{root}/{quote(file)}"


def history_url(file: str, settings: Settings) -> str | None:
    """Where all versions of a record's file are listed on the repository's host.

    GitHub, GitLab and Forgejo have the list at the address of the editor, with another verb.
    """
    edit = edit_url(file, settings)
    repo = settings.repo_url.rstrip("/")
    verb = _VERB.match(edit.removeprefix(repo)) if edit else None
    if edit is None or verb is None:
        return None
    return f"{repo}{verb[1]}commits/{edit.removeprefix(repo)[verb.end() :]}"
