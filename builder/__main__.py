"""Lets ``python -m builder`` run the command ``cardbook``."""

import sys

from builder.cli import main

sys.exit(main())
