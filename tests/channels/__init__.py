"""Tests of the channels: what each makes of a screen, and whole talks over the real network of one machine."""
