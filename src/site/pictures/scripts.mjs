#!/usr/bin/env node
// The test of stored scripts: walks through the pages on which what people typed is shown, and tells what ran.
// Usage: node scripts.mjs ADDRESS PASSWORD SEEN ADMINISTRATOR_PASSWORD      (StoredScriptsTest runs it; SEEN is in every stored text)
import { Clinic } from './tasklist.mjs';

const [address, password, seen, administratorPassword] = process.argv.slice(2);
const ran = new Set();
const pages = {};

/** A dialog is noticed at once; the rest is looked for on each page. */
function watch(page, where) {
  page.on('dialog', dialog => {
    ran.add(`${where}: a dialog said ${dialog.message()}`);
    dialog.dismiss();
  });
}

async function look(page, where) {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(1_000);
  const found = await page.evaluate(() => [
    ...(window.storedScriptRan ? ['a script has run'] : []),
    ...[...document.querySelectorAll('*')]
        .filter(element => [...element.attributes].some(attribute =>
            /^on/.test(attribute.name) && /storedScriptRan/.test(attribute.value)
                || attribute.name === 'srcdoc' && /storedScriptRan/.test(attribute.value)
                || /^(href|src|xlink:href|action)$/.test(attribute.name)
                    && /^\s*(javascript|vbscript|data:text\/html)/i.test(attribute.value)))
        .map(element => `it holds ${element.outerHTML.slice(0, 120)}`),
    ...[...document.scripts].filter(script => /storedScriptRan/.test(script.textContent)).map(() => 'it holds a stored script')
  ]);
  found.forEach(what => ran.add(`${where}: ${what}`));
  if ((await page.locator('body').innerText()).includes(seen)) {
    pages[where] = true;
  }
}

async function visit(page, paths, where) {
  for (const path of paths) {
    await page.goto(`${address}${path}`);
    await look(page, `${where} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').slice(0, 80)}`);
  }
}

const clinic = await Clinic.open(address, password);
// without the content policy, which is the second line: the first must hold by itself
const newContext = clinic.browser.newContext.bind(clinic.browser);
clinic.browser.newContext = options => newContext({ ...options, bypassCSP: true });
const chief = new Clinic(clinic.browser, address, administratorPassword);
try {
  for (const user of ['laboratory', 'msNurse', 'neurologist']) {
    const page = await clinic.as(user);
    watch(page, `Tasklist of ${user}`);
    await page.reload();
    const cards = page.locator('.tasks-list li.task', { hasText: seen });
    await cards.first().waitFor({ timeout: 20_000 }).catch(() => {});
    await look(page, `Tasklist of ${user}`);
    for (let card = 0; card < await cards.count(); card++) {
      await cards.nth(card).click();
      await page.locator('.task-card h2').waitFor();
      for (const tab of ['Form', 'History', 'Diagram', 'Description']) {
        const heading = page.locator('.task-card .nav-tabs').getByText(tab, { exact: true });
        if (await heading.isVisible().catch(() => false)) {
          await heading.click();
          await look(page, `Tasklist of ${user}, ${tab}`);
        }
      }
    }
  }
  for (const user of ['processOwner', 'auditor']) {
    const page = await clinic.as(user, 'cockpit');
    watch(page, `Cockpit of ${user}`);
    await page.reload();
    const cockpit = '/camunda/app/cockpit/default/#';
    await visit(page, ['processes', 'decisions', 'tasks', 'repository'].map(part => `${cockpit}/${part}`), `Cockpit of ${user},`);
    await page.goto(`${address}${cockpit}/processes`);
    const hostile = page.locator('a', { hasText: seen }).first();
    if (await hostile.waitFor({ timeout: 15_000 }).then(() => true, () => false)) {
      await hostile.click();
      await look(page, `Cockpit of ${user}, process`);
      const instance = page.locator('a[href*="process-instance"]').first();
      if (await instance.isVisible().catch(() => false)) {
        await instance.click();
        await look(page, `Cockpit of ${user}, instance`);
      }
    }
  }
  const admin = await chief.as('administrator', 'admin');
  watch(admin, 'Admin');
  await visit(admin, ['/camunda/app/admin/default/#/users', '/camunda/app/admin/default/#/users/hostile?tab=profile'], 'Admin');
  const reader = await clinic.as('auditor', 'cockpit');
  watch(reader, 'Rules');
  await visit(reader, [`/rules?area=${encodeURIComponent('"><script>storedScriptRan=1</script>')}&find=${encodeURIComponent(`${seen}"><img src=x onerror=storedScriptRan=1>`)}`], 'Rules');
} finally {
  await clinic.close();
}
console.log(`Seen at:\n  ${Object.keys(pages).join('\n  ')}`);
if (ran.size > 0) {
  console.log(`RAN:\n  ${[...ran].join('\n  ')}`);
  process.exit(1);
}
