"""A watch on the sources: reads pages of record as they are published, and says where the data differs.

    python -m tools.watch_sources --report report.md --rows rows.yaml

For maintainers; `pip install --group watch` brings what it needs. docs/watch-sources.md says what it reads, how a page
is kept for a second look, and which of its parsers have been tried on a real page.
"""
