"""What README.md shows is what the tool prints, and what it promises works."""

import json
import re
from pathlib import Path

import yaml

from provenance import audit_path, load_rules
from provenance.proof import prove
from provenance.render import render_terminal

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_shown_is_the_report_made() -> None:
    shown = re.search(r"shortened:\n\n((?:    .*\n|\n)+)", README)
    assert shown
    seed = "seeds/004_568d78fe69758a95.txt"
    made = render_terminal(audit_path(ROOT / seed), width=92, color=False, label=seed)
    lines = [line[4:].rstrip() for line in shown[1].splitlines()]
    printed = [line.rstrip() for line in made.splitlines()]
    for line in lines:
        assert line.strip() in {"", "…"} or line in printed


def test_the_rule_shown_proves_itself(tmp_path: Path) -> None:
    rule = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert rule
    (tmp_path / "per.yaml").write_text(rule[1], encoding="utf-8")
    name = next(iter(yaml.safe_load(rule[1])[0].values()))
    proofs = list(prove(load_rules(tmp_path), rule_ids=[name]))
    assert proofs
    assert all(p.ok for p in proofs), [p.message for p in proofs if not p.ok]


def test_the_figures_shown_are_the_figures_pinned() -> None:
    floors = json.loads((ROOT / "tests/bench/floors.json").read_text(encoding="utf-8"))["floors"]

    def points(name: str) -> str:
        return f"{100 * floors[name]:.0f}"

    for row, corpus in (("PolNeAR (English news)", "en-polnear"), ("German Wikinews", "de-wikinews")):
        detection, linked, inventory = (points(f"{corpus} {m} F1") for m in ("detection", "linked", "inventory"))
        precision = points(f"{corpus} linked precision")
        assert f"| {row}, Provenance | {detection} | {linked} (precision {precision}) | {inventory} |" in README
    bodies = ("scrapinghub body F1", "fundus body F1", "trafilatura segments F1")
    cells = " | ".join(f"{floors[name]:.3f}"[1:] for name in bodies)
    assert f"| Provenance, from HTML | {cells} |" in README
    plain = (f"{floors[f'plain text {name} characters F1']:.3f}"[1:] for name in ("scrapinghub", "fundus"))
    assert f"(by characters) | {' | '.join(plain)} |" in README


def test_every_document_named_exists() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target
