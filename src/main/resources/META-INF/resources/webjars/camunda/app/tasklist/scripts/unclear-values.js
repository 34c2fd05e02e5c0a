// Says beside a field, before it is sent, what of a typed value cannot be read or is not plausible (SAF-1). The server reads it, as it
// will once it is sent.
const root = document.querySelector('base').getAttribute('app-root');
let form = { task: null, fields: [] };
let asked = '{}';
let unclear = {};
let waiting;

/** The fields of the form as it is deployed, by which a box on the page is told. */
async function fieldsOf(task) {
  const answer = await fetch(`${root}/api/engine/engine/default/task/${encodeURIComponent(task)}/deployed-form`);
  const fields = [];
  const collect = components => components?.forEach(component => {
    fields.push(component);
    collect(component.components);
  });
  collect(answer.ok ? (await answer.json()).components : []);
  return fields;
}

/** A start form is known to nobody here: its boxes are told by their ids, which begin with the key. */
function keyOf(input) {
  const field = form.fields.find(({ id, key }) => key && input.id.endsWith(`-${id}`));
  return field ? field.key : input.id.split('-').pop().split('_')[0];
}

function boxes() {
  return [...document.querySelectorAll('.fjs-container .fjs-form-field-textfield')]
    .map(box => ({ box, input: box.querySelector('input') }))
    .filter(({ input }) => input)
    .map(({ box, input }) => ({ box, key: keyOf(input), text: input.value.trim() }));
}

async function ask(typed) {
  const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1];
  const answer = await fetch(`${root}/api/pathway/unclear-values`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { 'X-XSRF-TOKEN': decodeURIComponent(token) }) },
    body: typed
  });
  return answer.ok ? answer.json() : {};
}

/** The web application redraws its parts at will: what belongs there is put back whenever it is missing. */
function draw() {
  boxes().forEach(({ box, key, text }) => {
    const said = text && unclear[key] || '';
    const shown = box.querySelector('.value-unclear');
    if (!said) {
      shown?.remove();
    } else if (!shown) {
      const made = Object.assign(document.createElement('div'), { className: 'value-unclear', textContent: said });
      made.setAttribute('role', 'status');
      box.append(made);
    } else if (shown.textContent !== said) {
      shown.textContent = said;
    }
  });
}

function update() {
  const task = new URLSearchParams(window.location.hash.split('?')[1]).get('task');
  if (task !== form.task) {
    const opened = form = { task, fields: [] };
    if (task) {
      fieldsOf(task).then(fields => {
        opened.fields = fields;
        update();
      });
    }
  }
  const typed = JSON.stringify(Object.fromEntries(boxes().filter(({ text }) => text).map(({ key, text }) => [key, text])));
  if (typed !== asked) {
    asked = typed;
    clearTimeout(waiting);
    waiting = setTimeout(() => (typed === '{}' ? Promise.resolve({}) : ask(typed)).then(answer => {
      if (typed === asked) {
        unclear = answer;
        draw();
      }
    }), 300);
  }
  draw();
}

document.addEventListener('input', update);
new MutationObserver(update).observe(document.body, { childList: true, subtree: true });

export default [];
