"""warrantcheck: how risky is a trip for a person wanted by the International Criminal Court?"""

__version__ = "0.1.0"
