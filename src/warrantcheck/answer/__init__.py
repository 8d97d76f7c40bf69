"""Answers: law and risk put together for one question, as typed, frozen results."""
