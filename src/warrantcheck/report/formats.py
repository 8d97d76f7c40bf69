"""The formats and their renderers. A new format is a module beside these and a line here."""

from __future__ import annotations

from collections.abc import Callable

from warrantcheck.report.report import Format, Page, Report

Renderer = Callable[[Report, Page], str]


def renderer(form: Format) -> Renderer:
    """Return the renderer of a format; each is imported only when it is used."""
    if form is Format.JSON:
        from warrantcheck.report.as_json import json_report

        return json_report
    if form is Format.JSONL:
        from warrantcheck.report.as_jsonl import jsonl_report

        return jsonl_report
    if form is Format.CSV:
        from warrantcheck.report.as_csv import csv_report

        return csv_report
    if form is Format.MD:
        from warrantcheck.report.markdown import markdown_report

        return markdown_report
    if form is Format.ICS:
        from warrantcheck.report.as_ics import ics_report

        return ics_report
    if form is Format.HTML:
        from warrantcheck.report.html import html_report

        return html_report
    from warrantcheck.report.terminal import terminal_report

    return terminal_report
