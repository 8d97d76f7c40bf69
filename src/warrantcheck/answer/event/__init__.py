"""Meetings: who may come, what the host must do, and what is likely to happen there."""
