// The citation graph: shapes and words tell kinds apart, colour only repeats it.
window.drawGraph = (container, elements) => {
  'use strict';
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const cy0 = (node) => node.cy().nodes('[type="article"]');
  const many = elements.length > 120;
  const cy = cytoscape({
    container, elements, maxZoom: 3, minZoom: 0.05,
    layout: many ? {name: 'cose', animate: false, nodeRepulsion: 9000, idealEdgeLength: 90, randomize: false}
      : {name: 'concentric', animate: false, padding: 40, minNodeSpacing: 70, levelWidth: () => 1,
        concentric: (node) => node.data('type') === 'article' ? 3 : node.edgesWith(cy0(node)).length ? 2 : 1},
    style: [
      {selector: 'node', style: {label: 'data(label)', 'font-size': 12, color: colour('--ink'), 'text-wrap': 'wrap', 'text-max-width': 130,
        'text-valign': 'bottom', 'text-margin-y': 4, 'background-color': colour('--c0'), 'text-background-color': colour('--paper'),
        'text-background-opacity': 0.85, width: 'mapData(degree, 1, 12, 18, 44)', height: 'mapData(degree, 1, 12, 18, 44)',
        'min-zoomed-font-size': 6}},
      {selector: 'node[type="article"]', style: {shape: 'round-rectangle', 'background-color': colour('--ink'), 'font-weight': 'bold'}},
      {selector: 'node[type="outlet"], node[type="media"], node[type="agency"]', style: {shape: 'diamond', 'background-color': colour('--c1')}},
      {selector: 'node[type="domain"]', style: {shape: 'triangle', 'background-color': colour('--c4')}},
      {selector: 'node[type="document"], node[type="dataset"]', style: {shape: 'rectangle', 'background-color': colour('--c2')}},
      {selector: 'node[type="organisation"]', style: {shape: 'hexagon', 'background-color': colour('--c3')}},
      {selector: 'edge', style: {'curve-style': 'bezier', 'target-arrow-shape': 'triangle', width: 'mapData(weight, 1, 10, 1.4, 6)',
        'line-color': colour('--dim'), 'target-arrow-color': colour('--dim'), label: many ? '' : 'data(label)', 'font-size': 9,
        color: colour('--dim'), 'text-rotation': 'autorotate', 'text-background-color': colour('--paper'), 'text-background-opacity': 0.85,
        'min-zoomed-font-size': 7}},
      {selector: 'edge[relation!="cites"]', style: {'line-style': 'dashed'}},
      {selector: '.away', style: {display: 'none'}},
      {selector: '.found', style: {'border-width': 4, 'border-color': colour('--focus')}},
    ],
  });
  if (!many) cy.nodes().positions((node) => ({x: node.position('x') * 1.7, y: node.position('y')}));
  cy.fit(undefined, 30);
  const fit = document.getElementById('fit');
  if (fit) fit.addEventListener('click', () => { cy.elements().removeClass('away'); cy.fit(undefined, 30); });
  return cy;
};
