"""Tests of ``bot.authoring.translations``."""
