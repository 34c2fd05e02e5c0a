// Shows above a task's form that its patient is treated by a profile weaker than STRICT.
const root = document.querySelector('base').getAttribute('app-root');
let current;

function openTask() {
  return new URLSearchParams(window.location.hash.split('?')[1]).get('task');
}

async function text(task) {
  const answer = await fetch(`${root}/api/pathway/task/${encodeURIComponent(task)}/profile-banner`);
  return answer.ok ? (await answer.json()).text : '';
}

async function update() {
  const task = openTask();
  const place = document.querySelector('.task-details .task-card, [cam-tasklist-task] header');
  if (!place || (task === current && document.querySelector('.profile-banner'))) {
    return;
  }
  if (task !== current) {
    current = task;
    document.querySelectorAll('.profile-banner').forEach(banner => banner.remove());
    window.profileBanner = task ? await text(task) : '';
  }
  if (task === current && window.profileBanner) {
    const banner = document.createElement('p');
    banner.className = 'profile-banner';
    banner.setAttribute('role', 'status');
    banner.textContent = window.profileBanner;
    place.after(banner);
  }
}

new MutationObserver(update).observe(document.body, { childList: true, subtree: true });

export default [];
