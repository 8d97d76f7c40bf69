"""The data in the forms that other tools of the field read."""
