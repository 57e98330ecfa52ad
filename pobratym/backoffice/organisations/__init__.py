"""Associations and brokers in the back office."""
