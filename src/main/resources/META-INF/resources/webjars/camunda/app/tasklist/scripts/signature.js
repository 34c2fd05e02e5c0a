// Asks for a signature before a submission that must be signed is sent: says what it means, takes the password, and sends the
// submission on with the token that the server gives for exactly these answers. The form stays as it is whatever happens.
const root = document.querySelector('base').getAttribute('app-root');
const SUBMISSION = /\/task\/([^/]+)\/(?:submit-form|complete)\/?$/;
const { open, send } = XMLHttpRequest.prototype;
const submitted = new WeakMap();

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  const task = SUBMISSION.exec(new URL(url, window.location.href).pathname)?.[1];
  if (task && method.toUpperCase() === 'POST') {
    submitted.set(this, task);
  } else {
    submitted.delete(this);
  }
  return open.call(this, method, url, ...rest);
};

XMLHttpRequest.prototype.send = function (body) {
  if (!submitted.has(this)) {
    return send.call(this, body);
  }
  // without a token the server says itself why it does not take the answers
  signature(submitted.get(this), body).catch(() => null).then(token => {
    if (token) {
      this.setRequestHeader('X-Signature', token);
    }
    send.call(this, body);
  });
};

function post(path, body) {
  const csrf = document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='))?.split('=')[1];
  return fetch(`${root}/api/pathway/task/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(csrf && { 'X-XSRF-TOKEN': csrf }) },
    body: JSON.stringify(body)
  });
}

/** The token; null where nothing has to be signed, or the person does not sign. */
async function signature(task, body) {
  const { variables } = JSON.parse(body || '{}');
  const asked = await post(`${task}/signature/meaning`, { variables });
  if (asked.status !== 200) {
    return null;
  }
  const { meaning, patient, signer, byProvider } = await asked.json();
  const again = byProvider && `${root.replace(/\/camunda$/, '')}/login/again?to=/pages/proved.html`;
  return dialog(meaning, [patient && `Patient ${patient}`, `signed by ${signer}`].filter(Boolean).join(' · '), again, async password => {
    const answer = await post(`${task}/signature`, { password, variables });
    const said = await answer.json();
    if (!answer.ok) {
      throw new Error(said.detail ?? 'Nothing was signed. Reload the page and log in again');
    }
    return said.token;
  });
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/**
 * Asks until it is signed or left; a password stays in its field no longer than that. Who came from an identity provider is
 * asked there, in a window of its own, so that the form behind keeps its answers.
 */
function dialog(meaning, forWhom, again, sign) {
  return new Promise(done => {
    const password = element('input', { type: 'password', id: 'signature-password', autocomplete: 'current-password', required: '' });
    const proof = again
      ? [element('a', { href: again, target: '_blank' }, 'Log in once more'), ', then sign here.']
      : [element('label', { for: 'signature-password' }, 'Your password'), password];
    const problem = element('p', { class: 'signature-problem', role: 'alert' });
    const submit = element('button', { type: 'submit', class: 'btn btn-primary' }, 'Sign');
    const cancel = element('button', { type: 'button', class: 'btn btn-default' }, 'Do not sign');
    const form = element('form', {},
      element('h3', { id: 'signature-title' }, 'Your signature'),
      element('p', { class: 'signature-meaning', id: 'signature-meaning' }, meaning),
      element('p', {}, forWhom),
      ...proof,
      problem,
      element('div', { class: 'signature-buttons' }, cancel, submit));
    const box = element('dialog', { class: 'signature', 'aria-labelledby': 'signature-title', 'aria-describedby': 'signature-meaning' }, form);
    let token = null;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      submit.disabled = true;
      problem.textContent = '';
      try {
        token = await sign(password.value);
        box.close();
      } catch (refused) {
        problem.textContent = refused.message;
        password.value = '';
        submit.disabled = false;
        form.querySelector('input, a').focus();
      }
    });
    cancel.addEventListener('click', () => box.close());
    box.addEventListener('close', () => {
      box.remove();
      done(token);
    });
    // what was refused before stands over the button, and is not true any more
    document.querySelectorAll('.page-notifications .close').forEach(close => close.click());
    document.body.append(box);
    box.showModal();
    form.querySelector('input, a').focus();
  });
}

export default [];
