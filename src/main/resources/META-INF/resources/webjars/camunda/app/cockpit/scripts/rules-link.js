// Leads from Cockpit's dashboard to the page of clinical rules.
const root = document.querySelector('base').getAttribute('app-root');

function render(node) {
  const section = document.createElement('section');
  section.className = 'rules-link';
  const heading = document.createElement('h3');
  heading.textContent = 'Clinical rules';
  const link = document.createElement('a');
  // the page stands beside the web applications, not in them
  link.href = `${root.replace(/\/camunda$/, '')}/rules`;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Every rule: its figure and sources, where it lives, which tests prove it';
  section.append(heading, link);
  node.append(section);
}

export default [{ id: 'rulesLink', pluginPoint: 'cockpit.dashboard.section', priority: -1, render }];
