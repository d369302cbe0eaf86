"""Wegwijs: a guide, in a chat, to residence permits in the Netherlands other than asylum."""
