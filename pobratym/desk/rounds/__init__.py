"""Rounds as the people of a municipality see them."""
