"""Why each rule exists: every code a finding may carry, with a failing and a mended example.

One file a code, ``<code>.toml``, with the keys of ``Explanation``. A new rule is a new file here
and a folder of the same name in ``tests/rules``.
"""

from builder.rules.explanations import Explanation, codes, explain

__all__ = ["Explanation", "codes", "explain"]
