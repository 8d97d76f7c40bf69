"""What the treaty says on a day: pure functions of records and dates, each result naming its articles.

Every function takes a clock with two days. `on` is the day asked about; `known` is the day whose public knowledge is
used: an act, a warrant or an ending that became public later does not exist for it.
"""
