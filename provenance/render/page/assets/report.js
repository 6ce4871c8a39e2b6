(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = JSON.parse(document.getElementById('words').textContent);
  const cards = data.cards;
  const article = document.getElementById('article');
  const detail = document.getElementById('detail');
  const of = (selector, root = document) => [...root.querySelectorAll(selector)];
  const key = 'provenance-corrections:' + data.text_sha256;
  let wrong = {};
  try { wrong = JSON.parse(localStorage.getItem(key)) || {}; } catch { wrong = {}; }

  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const pieces = (id) => of(`[data-a~="${CSS.escape(id)}"]`, article);

  const reveal = (element) => {
    for (let box = element.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    element.scrollIntoView({block: 'center'});
  };

  const facts = (card) => {
    const list = make('dl');
    for (const [name, value] of card.facts) { list.append(make('dt', name), make('dd', value)); }
    return list;
  };

  const copyButton = (card) => {
    const button = make('button', words.copy);
    button.type = 'button';
    button.addEventListener('click', async () => {
      const slots = {content: card.content || card.cue, name: card.name, says: card.says, line: card.place, rule: card.rule};
      const text = words.copy_text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? '');
      try { await navigator.clipboard.writeText(text); } catch {
        const area = make('textarea', text);
        document.body.append(area); area.select(); document.execCommand('copy'); area.remove();
      }
      button.textContent = words.copied;
    });
    return button;
  };

  const wrongControl = (id, card) => {
    const box = make('p');
    if (wrong[id]) {
      const undo = make('button', words.undo);
      undo.type = 'button';
      undo.addEventListener('click', () => { delete wrong[id]; keep(); show(id); });
      box.append(make('span', words.faults[wrong[id].fault] + ' '), undo);
      return box;
    }
    const label = make('label', words.wrong + ' ');
    const choice = make('select');
    choice.append(new Option('–', ''));
    for (const [fault, name] of Object.entries(words.faults)) choice.append(new Option(name, fault));
    choice.addEventListener('change', () => {
      if (!choice.value) return;
      const right = choice.value === 'not_an_attribution' ? '' : prompted.value.trim();
      wrong[id] = {...card.correction, fault: choice.value, ...(right ? {right} : {})};
      keep(); show(id);
    });
    const hint = make('label', words.right + ' ');
    const prompted = make('input');
    prompted.maxLength = 2000;
    hint.append(prompted);
    label.append(choice);
    box.append(hint, label);
    return box;
  };

  const show = (id) => {
    const card = cards[id];
    if (!card) return;
    for (const piece of of('.on', article)) piece.classList.remove('on');
    for (const piece of pieces(id)) piece.classList.add('on');
    const marker = document.getElementById('m-' + id);
    detail.className = marker ? marker.className.replace(/\b(n|on|keep)\b/g, '') : '';
    const head = make('p');
    head.append(make('b', card.name), make('span', ` ${card.says}`));
    if (card.about) head.append(make('span', ` · ${card.about}`, 'dim'));
    const quotation = make('blockquote', card.content || card.cue);
    quotation.dir = 'auto';
    detail.replaceChildren(head, quotation, facts(card), copyButton(card), wrongControl(id, card));
  };

  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(wrong)); } catch { /* kept for this visit only */ }
    const count = Object.keys(wrong).length;
    const line = document.getElementById('wrongs');
    line.hidden = !count;
    line.firstElementChild.textContent = told(words.count, count);
    for (const piece of of('.wronged', article)) piece.classList.remove('wronged');
    for (const id of Object.keys(wrong)) for (const piece of pieces(id)) piece.classList.add('wronged');
  };

  document.getElementById('export').addEventListener('click', () => {
    const file = {schema: 'provenance-corrections/1', text_sha256: data.text_sha256, rulebook: data.rulebook,
      corrections: Object.keys(wrong).sort().map((id) => wrong[id])};
    const link = make('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + '\n'], {type: 'application/json'}));
    link.download = `corrections-${data.text_sha256.slice(0, 12)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  const first = (target) => { const at = target.closest && target.closest('[data-a]'); return at && at.dataset.a.split(' ')[0]; };
  article.addEventListener('mouseover', (event) => { const id = first(event.target); if (id) show(id); });
  article.addEventListener('focusin', (event) => { const id = first(event.target); if (id) show(id); });
  article.addEventListener('click', (event) => { const id = first(event.target); if (id) show(id); });

  const at = {};
  for (const button of of('button.next')) button.addEventListener('click', () => {
    const markers = of(`button.n[data-n="${button.dataset.n}"]`, article);
    if (!markers.length) return;
    at[button.dataset.n] = ((at[button.dataset.n] ?? -1) + 1) % markers.length;
    const marker = markers[at[button.dataset.n]];
    reveal(marker);
    marker.focus({preventScroll: true});
  });

  for (const button of of('button.only')) button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    for (const other of of('button.only')) { other.setAttribute('aria-pressed', 'false'); other.textContent = words.only; }
    for (const piece of of('.keep', article)) piece.classList.remove('keep');
    article.classList.toggle('faint', on);
    if (!on) return;
    button.setAttribute('aria-pressed', 'true');
    button.textContent = words.all;
    for (const piece of of(`[data-n="${button.dataset.n}"]`, article)) piece.classList.add('keep');
  });

  for (const button of of('button.place')) button.addEventListener('click', () => {
    for (const piece of of('.seen', article)) piece.classList.remove('seen');
    const found = of(`[data-g~="${CSS.escape(button.dataset.g)}"]`, article);
    for (const piece of found) piece.classList.add('seen');
    if (found.length) reveal(found[0]);
  });

  const unfold = () => { const target = location.hash && document.getElementById(location.hash.slice(1)); if (target && article.contains(target)) reveal(target); };
  addEventListener('hashchange', unfold);
  addEventListener('beforeprint', () => { for (const box of of('details.table')) box.open = true; });
  keep();
  unfold();
  window.graph = drawGraph(document.getElementById('graph'), data.elements);
})();
