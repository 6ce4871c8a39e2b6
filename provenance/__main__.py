"""``python -m provenance``: the same as the command."""

from provenance.cli import main

raise SystemExit(main())
