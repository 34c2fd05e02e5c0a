// In Tasklist, Cockpit, Admin and Welcome: which weaker decision tables an administrator has allowed, on every page until
// they are taken out of the settings.
const root = document.querySelector('base').getAttribute('app-root');

function show(text) {
  const notice = document.createElement('p');
  notice.className = 'tables-notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  // over the footer, which says nothing that anybody needs
  Object.assign(notice.style, {
    position: 'fixed',
    inset: 'auto 0 0 0',
    zIndex: 2000,
    margin: 0,
    padding: '6px 16px',
    borderTop: '3px solid #b35900',
    color: '#1a1a1a',
    background: '#fff4e5'
  });
  document.body.append(notice);
}

fetch(`${root}/api/pathway/tables-notice`)
  .then(answer => (answer.ok ? answer.json() : { text: '' }))
  .then(({ text }) => text && show(text));

export default [];
