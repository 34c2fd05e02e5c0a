// In Tasklist, Cockpit, Admin and Welcome: log-in and log-out are the product's, not the web application's own.
const root = document.querySelector('base').getAttribute('app-root');
let place = '';

/** Where the session has ended, the web application turns to its own log-in: ours is asked for, and leads back here. */
function follow() {
  if (location.hash.startsWith('#/login')) {
    watch.disconnect();
    history.replaceState(null, '', location.pathname + place);
    location.reload();
  } else {
    place = location.hash;
  }
}

async function leave(event) {
  if (!event.target.closest('.logout a')) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  watch.disconnect();
  const answer = await fetch(`${root}/api/admin/auth/user/default/logout`, { method: 'POST' });
  // a session that has ended by itself needs no log-out
  location.assign(answer.ok ? (await answer.json()).to : location.pathname);
}

const watch = new MutationObserver(follow);
watch.observe(document.body, { childList: true, subtree: true });
document.addEventListener('click', leave, { capture: true });
follow();

export default [];
