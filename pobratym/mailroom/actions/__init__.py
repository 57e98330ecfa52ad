"""The verbs of incoming mail."""

from pobratym.mailroom.actions.fetching import fetch_mail
from pobratym.mailroom.actions.forgetting import prune_received
from pobratym.mailroom.actions.receiving import Received, receive

__all__ = ["Received", "fetch_mail", "prune_received", "receive"]
