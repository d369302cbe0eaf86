"""Tests of ``bot.authoring.english``."""
