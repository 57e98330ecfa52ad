"""Rounds in the back office."""
