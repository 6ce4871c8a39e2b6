(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = JSON.parse(document.getElementById('words').textContent);
  const table = document.getElementById('reports');
  const body = table.tBodies[0];
  const shown = document.getElementById('shown');

  const filter = document.getElementById('filter');
  const apply = () => {
    const wanted = filter.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const row of body.rows) {
      row.hidden = !(row.textContent + ' ' + row.dataset.find).toLocaleLowerCase().includes(wanted);
      count += !row.hidden;
    }
    shown.textContent = told(words.shown, count);
  };
  filter.addEventListener('input', apply);
  apply();

  for (const button of table.tHead.querySelectorAll('button')) button.addEventListener('click', () => {
    const head = button.closest('th');
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.querySelectorAll('th')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const column = Number(button.dataset.column);
    const value = (row) => row.cells[column].textContent.trim();
    const figure = (row) => Number(row.cells[column].dataset.value);
    const compare = 'figure' in button.dataset ? (a, b) => figure(a) - figure(b)
      : (a, b) => value(a).localeCompare(value(b), document.documentElement.lang);
    body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a, b)));
  });

  const cy = window.graph = drawGraph(document.getElementById('graph'), data.elements);
  const find = document.getElementById('find');
  const found = () => {
    const wanted = find.value.trim().toLocaleLowerCase();
    return wanted ? cy.nodes().filter((node) => node.data('label').toLocaleLowerCase().includes(wanted)) : cy.collection();
  };
  find.addEventListener('input', () => {
    cy.nodes().removeClass('found');
    const nodes = found().addClass('found');
    if (nodes.length) cy.fit(nodes.closedNeighborhood(), 40);
  });
  document.getElementById('neighbours').addEventListener('click', () => {
    const nodes = found();
    if (!nodes.length) return;
    const near = nodes.closedNeighborhood();
    cy.elements().addClass('away');
    near.removeClass('away');
    near.layout({name: 'concentric', animate: false, minNodeSpacing: 60, concentric: (node) => nodes.contains(node) ? 2 : 1, levelWidth: () => 1}).run();
    cy.fit(near, 40);
  });
  cy.on('tap', 'node[page]', (event) => { location.href = encodeURIComponent(event.target.data('page')); });
})();
