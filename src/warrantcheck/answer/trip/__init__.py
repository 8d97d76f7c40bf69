"""What a trip would meet: the legs of an answer with duty and risk, on one day, on every day, until the next change."""
