"""The head of the proof page. No template has a say in it: it forbids the page to run or to ask."""

from __future__ import annotations

from html import escape

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser lets the page do (Content Security Policy 3): show itself."""
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def framed(body: str, style: str, language: str, title: str) -> str:
    """Return the page: ``body``, which was looked through, with its head before it."""
    return PAGE.format(
        language=escape(language),
        policy=POLICY,
        title=escape(title),
        style=unclosed(style),
        body=body,
    )


def unclosed(style: str) -> str:
    """Return CSS that cannot end the element it stands in."""
    return style.replace("<", "\\3c ")
