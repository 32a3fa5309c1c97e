"""Addresses and permanent ids of what feeds and calendars hold.

A reader that follows a feed knows an entry by its id for ever. So ids are the addresses under which
records were first published, which lead on to where they are now.
"""

import uuid

from variorum.link.card import Facts
from variorum.schema.kinds import BY_NAME
from variorum.views.scope import Scope


def address(scope: Scope, path: str) -> str:
    """An absolute address; from the site's root where the site does not say where it is.

    ``path`` is from the site's root, without the first slash.
    """
    return scope.address(path)


def permanent_id(scope: Scope, card: Facts) -> str:
    """What a record is known by, whatever it is called later."""
    return lasting(scope, BY_NAME[card.kind].address(card.birth_id)[1:])


def lasting(scope: Scope, path: str) -> str:
    """An absolute IRI for an address; a URN (RFC 4122) where the site does not say where it is."""
    if scope.settings.site_url:
        return address(scope, path)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{scope.settings.site_name}/{path}").urn
