"""Facts by theme. Every public function of a module here is a detector; its name with dashes is the fact's name."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

from provenance.assess.fact import Detector


def detectors() -> dict[str, Detector]:
    """Return every detector by the name that signal rules use: ``unsourced_stretch`` is ``unsourced-stretch``."""
    found: dict[str, Detector] = {}
    for info in sorted(iter_modules(__path__), key=lambda i: i.name):
        module = import_module(f"{__name__}.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                found[name.replace("_", "-")] = function
    return found
