// Leads from Cockpit's dashboard to the pages that stand beside the web applications, not in them.
const root = document.querySelector('base').getAttribute('app-root');

const PAGES = [
  ['rules', 'Every rule: its figure and sources, where it lives, which tests prove it'],
  ['patients', 'A patient\'s file: what is open, results over time, everything that happened (auditors)'],
  ['submissions', 'What was submitted of a patient: who answered what, when, by which form (auditors)'],
];

function render(node) {
  const section = document.createElement('section');
  section.className = 'rules-link';
  const heading = document.createElement('h3');
  heading.textContent = 'Clinical rules and record';
  section.append(heading);
  PAGES.forEach(([page, text]) => {
    const line = document.createElement('p');
    const link = document.createElement('a');
    link.href = `${root.replace(/\/camunda$/, '')}/${page}`;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = text;
    line.append(link);
    section.append(line);
  });
  node.append(section);
}

export default [{ id: 'rulesLink', pluginPoint: 'cockpit.dashboard', priority: -1, render }];
