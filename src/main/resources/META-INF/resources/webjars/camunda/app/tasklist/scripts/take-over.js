// Beside the name of a colleague who has taken the task: taking it over, with a reason that stays on file.
const root = document.querySelector('base').getAttribute('app-root');
let shown = { of: null, holder: null };

function place(task) {
  return `${root}/api/pathway/task/${encodeURIComponent(task)}/take-over`;
}

async function ask(task) {
  const answer = await fetch(place(task));
  return answer.ok ? (await answer.json()).takenBy : null;
}

function part(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The web application redraws its parts at will: what belongs there is put back whenever it is missing. */
function draw() {
  const colleague = document.querySelector('.task-card .assignee .reset-assignee')?.closest('.assignee');
  const button = document.querySelector('.task-card .take-over');
  if (!colleague || !shown.holder) {
    button?.remove();
  } else if (button?.parentElement !== colleague) {
    button?.remove();
    colleague.append(part('button', {
      type: 'button',
      className: 'take-over btn btn-link',
      textContent: 'Take over…',
      onclick: open
    }));
  }
}

function open() {
  const name = document.querySelector('.task-card .assignee .set-value')?.textContent.trim() || shown.holder;
  const task = document.querySelector('.task-card h2')?.textContent.trim();
  const reason = part('textarea', { required: true, maxLength: 1000, rows: 3, className: 'form-control' });
  const problem = part('p', { className: 'problem' });
  problem.setAttribute('role', 'alert');
  const send = part('button', { type: 'submit', className: 'btn btn-primary', textContent: 'Take over' });
  const cancel = part('button', { type: 'button', className: 'btn btn-default', textContent: 'Cancel' });
  const form = part('form', {},
    part('h3', { textContent: `Take over “${task}”` }),
    part('p', { textContent: `${name} has taken this task. Your reason stays on file, and your colleague reads it at the task.` }),
    part('label', {}, 'Reason', reason),
    problem,
    part('div', { className: 'buttons' }, cancel, send));
  const dialog = part('dialog', { className: 'take-over-dialog', onclose: () => dialog.remove() }, form);
  cancel.onclick = () => dialog.close();
  form.onsubmit = async event => {
    event.preventDefault();
    send.disabled = true;
    problem.textContent = await takeOver(shown.task, reason.value).catch(() => 'The server cannot be reached. Try again.');
    send.disabled = false;
  };
  document.body.append(dialog);
  dialog.showModal();
}

/** Says what is wrong; where nothing is, the page begins anew with the task in one's own hands. */
async function takeOver(task, reason) {
  const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1];
  const answer = await fetch(place(task), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { 'X-XSRF-TOKEN': decodeURIComponent(token) }) },
    body: JSON.stringify({ reason })
  });
  if (answer.ok) {
    window.location.reload();
    return '';
  }
  return (await answer.json().catch(() => ({}))).detail ?? `Not possible (${answer.status}).`;
}

function update() {
  const task = new URLSearchParams(window.location.hash.split('?')[1]).get('task');
  const of = `${task} ${document.querySelector('.task-card .assignee')?.textContent.trim()}`;
  if (of !== shown.of && !of.includes('Take over…')) {
    const asked = shown = { of, task, holder: null };
    if (task && document.querySelector('.task-card .reset-assignee')) {
      ask(task).then(holder => {
        asked.holder = holder;
        draw();
      });
    }
  }
  draw();
}

new MutationObserver(update).observe(document.body, { childList: true, subtree: true });

export default [];
