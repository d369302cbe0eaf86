"""Tests of ``bot.authoring.source``."""
