"""The channels: each turns what a person did into an event, and a screen into its own form. They decide nothing."""
