// Shows above a task's form that its patient is treated by a profile weaker than STRICT.
const root = document.querySelector('base').getAttribute('app-root');
let shown = { task: null, text: '' };

async function ask(task) {
  const answer = await fetch(`${root}/api/pathway/task/${encodeURIComponent(task)}/profile-banner`);
  return answer.ok ? (await answer.json()).text : '';
}

/** The web application redraws its parts at will: what belongs there is put back whenever it is missing. */
function draw() {
  const card = document.querySelector('.task-details .task-card');
  const banner = document.querySelector('.profile-banner');
  if (!card || !shown.text) {
    banner?.remove();
  } else if (banner?.nextElementSibling !== card || banner.textContent !== shown.text) {
    banner?.remove();
    const drawn = document.createElement('p');
    drawn.className = 'profile-banner';
    drawn.setAttribute('role', 'status');
    drawn.textContent = shown.text;
    card.before(drawn);
  }
}

function update() {
  const task = new URLSearchParams(window.location.hash.split('?')[1]).get('task');
  if (task !== shown.task) {
    const asked = shown = { task, text: '' };
    if (task) {
      ask(task).then(text => {
        asked.text = text;
        draw();
      });
    }
  }
  draw();
}

new MutationObserver(update).observe(document.body, { childList: true, subtree: true });

export default [];
