// Shows above a task's form what colleagues wrote at it, as why one of them took it over.
const root = document.querySelector('base').getAttribute('app-root');
let shown = { task: null, comments: [] };
let writing = false;

async function ask(task) {
  const answer = await fetch(`${root}/api/engine/engine/default/task/${encodeURIComponent(task)}/comment`);
  return answer.ok ? answer.json() : [];
}

function line(comment) {
  const drawn = document.createElement('li');
  const who = document.createElement('strong');
  who.textContent = `${comment.userId ?? ''} ${new Date(comment.time).toLocaleString()}: `;
  drawn.append(who, comment.message);
  return drawn;
}

/** The web application redraws its parts at will: what belongs there is put back whenever it is missing. */
function draw() {
  const card = document.querySelector('.task-details .task-card');
  const list = document.querySelector('.task-comments');
  if (!card || !shown.comments.length) {
    list?.remove();
  } else if (!list || list.drawnOf !== shown) {
    list?.remove();
    const drawn = document.createElement('ul');
    drawn.className = 'task-comments';
    drawn.setAttribute('aria-label', 'Comments');
    drawn.drawnOf = shown;
    drawn.append(...shown.comments.map(line));
    card.parentElement.insertBefore(drawn, document.querySelector('.profile-banner') ?? card);
  }
}

function update() {
  const task = new URLSearchParams(window.location.hash.split('?')[1]).get('task');
  const dialog = document.querySelector('.modal-content') !== null;
  const written = writing && !dialog;
  writing = dialog;
  if (task !== shown.task || written) {
    const asked = shown = { task, comments: task === shown.task ? shown.comments : [] };
    if (task) {
      ask(task).then(comments => {
        asked.comments = comments;
        document.querySelector('.task-comments')?.remove();
        draw();
      });
    }
  }
  draw();
}

new MutationObserver(update).observe(document.body, { childList: true, subtree: true });

export default [];
