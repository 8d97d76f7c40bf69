"""Where a flight goes: the path over the ellipsoid, positions of a track, and whose airspace lies under them.

Nothing but the question of a route imports this package or opens its files.
"""
