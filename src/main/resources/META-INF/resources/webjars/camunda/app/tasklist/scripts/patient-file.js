// A tab beside the task's form: the patient's file, as its page shows it.
const root = document.querySelector('base').getAttribute('app-root');
const pages = root.replace(/\/camunda$/, '');

function say(node, text) {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.textContent = text;
  node.replaceChildren(line);
}

/** The page's own style ends at the shadow's edge, and its links lead out of Tasklist. */
function draw(node, page, address) {
  const shadow = (node.shadowRoot ?? node.attachShadow({ mode: 'open' }));
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = `${pages}/pages/pages.css`;
  const body = document.createElement('div');
  body.className = 'patient-file';
  body.append(...page.querySelectorAll('header, main'));
  body.querySelectorAll('a').forEach(link => {
    const to = link.getAttribute('href');
    if (to.startsWith('#')) {
      link.addEventListener('click', event => {
        event.preventDefault();
        body.querySelector(to)?.scrollIntoView();
      });
    } else {
      link.setAttribute('href', new URL(to, new URL(address, window.location.href)));
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener');
    }
  });
  shadow.replaceChildren(style, body);
}

async function render(node, { taskId }) {
  const holder = document.createElement('div');
  node.append(holder);
  say(holder, 'Reading …');
  const asked = await fetch(`${root}/api/pathway/task/${encodeURIComponent(taskId)}/patient`);
  const number = asked.ok ? (await asked.json()).number : '';
  if (!number) {
    say(holder, 'This task is about no patient whose file you read.');
    return;
  }
  const address = `${pages}/patients/${encodeURIComponent(number)}`;
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (answer.ok) {
    draw(holder, new DOMParser().parseFromString(await answer.text(), 'text/html'), address);
  } else {
    say(holder, `The file could not be read (${answer.status}). Open ${address}.`);
  }
}

export default [{
  id: 'patientFile',
  pluginPoint: 'tasklist.task.detail',
  priority: 100,
  properties: { label: 'Patient' },
  render
}];
