"""The documents of why an answer is as it is: an explanation, the factors, the back-test of the model."""
