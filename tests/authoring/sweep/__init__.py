"""Tests of ``bot.authoring.sweep``."""
