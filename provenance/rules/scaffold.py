"""A first layer for somebody's own rules."""

from pathlib import Path

_FILES = {
    "outlets.yaml": """\
# Outlets, agencies and bodies that you know and the built-in rules do not.
- entity: outlet.example-gazette
  name: Example Gazette
  kind: newspaper
  sector: media
  aliases: {any: [Example Gazette]}
  domains: [gazette.example]
  examples:
    - {match: "This was first reported by Example Gazette.", found: [Example Gazette]}
    - {ok: "This was first reported by Example Gazetteers."}
""",
    "notices.yaml": """\
# Lines that tell where an article comes from. Slots in capitals: NAME, DOMAIN, DATE, NUMBER.
- phrase: any.example-notice
  text: ["(this|the) story first ran in NAME", "(this|the) story first ran at DOMAIN"]
  origin: {relation: republished_from}
  examples:
    - {match: "This story first ran in Example Gazette.", name: Example Gazette}
    - {ok: "The story of how he first ran a marathon."}
""",
    "words.yaml": """\
# Words of a class that signals look for; the second part of the id is the class: DATA here.
- words: any.data.example
  forms: [drone footage]
  examples:
    - {match: "It was seen on drone footage.", found: [drone footage]}
    - {ok: "The drone was lost."}
# A rule of an earlier layer is changed, never copied. Take the marks off the next line to try it:
# - change: any.example-notice
#   off: "we read no such stories"
""",
}


def scaffold(folder: Path) -> tuple[Path, ...]:
    """Write a small layer with one working rule of three kinds and return its files, sorted.

    Raises FileExistsError when the folder already holds anything, and writes nothing then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; rules are written to a new folder only")
    for name, text in sorted(_FILES.items()):
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in sorted(_FILES))
