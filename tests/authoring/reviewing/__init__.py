"""Tests of ``bot.authoring.reviewing``."""
