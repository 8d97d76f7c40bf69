"""The command line: reads arguments, calls, prints, and maps one class of error to one exit status."""
