// Tasklist and Cockpit as a person uses them, for the pictures and the browser test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const forms = join(fileURLToPath(new URL('.', import.meta.url)), '../../../forms');

/** One browser on a running application. */
export class Clinic {
  static async open(address, password) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox']
    });
    return new Clinic(browser, address, password);
  }

  constructor(browser, address, password) {
    Object.assign(this, { browser, address, password, refused: [] });
  }

  /** Logs in and returns the application's page. */
  async as(user, app = 'tasklist') {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('response', answer => {
      if (answer.status() >= 400 && !page.refusalExpected) {
        this.refused.push(`${user}: ${answer.request().method()} ${answer.url()} ${answer.status()}`);
      }
    });
    await page.goto(`${this.address}/camunda/app/${app}/default/`);
    await page.getByLabel('User').fill(user);
    await page.getByLabel('Password').fill(this.password);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    return drawn(page);
  }

  /** In an ordinary walk a web application asks nothing that the server refuses; otherwise it shows an error. */
  expectAllAnswered() {
    if (this.refused.length) {
      throw new Error(`Not answered:\n${this.refused.join('\n')}`);
    }
  }

  /** Keeps what the pages showed when something went wrong. */
  async show(name) {
    for (const [index, page] of this.browser.contexts().flatMap(context => context.pages()).entries()) {
      await page.screenshot({ path: `target/${name}-${index}.png` });
    }
    console.log(this.refused.join('\n'));
  }

  close() {
    return this.browser.close();
  }
}

/** Waits until the web application knows who is there. */
export async function drawn(page) {
  const account = page.locator('.account .user-name, [cam-widget-header] .account').first();
  // on a busy machine the web application gives up loading its own parts after seven seconds
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await account.waitFor({ timeout: 15_000 }).then(() => true, () => false)) {
      return page;
    }
    await page.reload();
  }
  throw new Error('The person could not log in');
}

/** Opens a task of the list; variables shown on its card tell the patient. */
export async function openTask(page, patient, task) {
  await page.locator('.tasks-list li.task', { hasText: patient }).filter({ hasText: task }).first().click();
  await page.locator('.task-card h2', { hasText: task }).waitFor();
}

export async function chooseFilter(page, name) {
  await page.locator('.task-filters').getByText(name, { exact: true }).first().click();
  await page.waitForLoadState('networkidle');
}

/** Claims the open task, answers its form and completes it; signs, by the password or another way, where a signature is asked for. */
export async function work(page, formId, answers, password, otherwise = async () => {}, first = async () => {}) {
  const claim = page.getByText('Claim', { exact: true });
  await claim.waitFor();
  // a click while the card is still being drawn is lost: the form then stays locked
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await claim.isVisible()) {
      await claim.click();
    }
    if (await page.locator('.task-card .disabled-form').waitFor({ state: 'detached', timeout: 10_000 }).then(() => true, () => false)) {
      break;
    }
  }
  const form = page.locator('.task-card .fjs-container');
  await form.locator('input:enabled').first().waitFor();
  await first(form);
  await fill(page, form, formId, answers);
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  if (password) {
    await sign(page, password);
  }
  await otherwise();
  await form.waitFor({ state: 'detached' }).catch(async fault => {
    const said = await page.locator('.notification, .alert, .fjs-form-field-error').allInnerTexts();
    throw new Error(`${formId} was not taken: ${said.join(' · ')}`, { cause: fault });
  });
}

/** Signs by the keyboard alone: leaves the dialog once, mistypes once, and loses no answer by either. */
async function sign(page, password) {
  const dialog = page.getByRole('dialog', { name: 'Your signature' });
  await dialog.waitFor();
  page.refusalExpected = true;
  await page.keyboard.press('Escape');
  await page.getByText('asks for your signature').first().waitFor();
  await page.getByRole('button', { name: 'Complete', exact: true }).press('Enter');
  await dialog.waitFor();
  await page.keyboard.type('mistyped');
  await page.keyboard.press('Enter');
  await dialog.getByText('Wrong password').waitFor();
  page.refusalExpected = false;
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Starts a process by its name and answers its start form. */
export async function start(page, process, formId, answers, beforeSubmit = async () => {}) {
  await page.getByText('Start process').click();
  await page.locator('.modal-content').getByText(process, { exact: true }).click();
  const form = page.locator('.modal-content .fjs-container');
  await form.waitFor();
  await fill(page, form, formId, answers);
  await beforeSubmit();
  await page.locator('.modal-content').getByRole('button', { name: 'Start', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Answers by field key, each in the way of its kind of field. */
async function fill(page, form, formId, answers) {
  const fields = [];
  const collect = components => components.forEach(component => {
    if (component.key) {
      fields.push(component);
    }
    collect(component.components ?? []);
  });
  collect(JSON.parse(readFileSync(join(forms, `${formId}.form`), 'utf8')).components);
  for (const [key, answer] of Object.entries(answers)) {
    const field = fields.find(candidate => candidate.key === key);
    if (!field) {
      throw new Error(`${formId}.form has no field '${key}'`);
    }
    const box = form.locator(`.fjs-form-field-${field.type}`, { hasText: (field.label ?? field.dateLabel ?? field.timeLabel).split('{{')[0] }).first();
    switch (field.type) {
      case 'radio':
      case 'select': {
        const label = field.values.find(value => value.value === answer).label;
        if (field.type === 'select') {
          const choice = box.locator('.fjs-dropdownlist-item', { hasText: label });
          // the first click may only close the calendar of the field before
          while (!await choice.isVisible()) {
            await box.locator('.fjs-select-display').click();
            await page.waitForTimeout(500);
          }
          await choice.click();
        } else {
          await box.getByLabel(label, { exact: true }).check();
        }
        break;
      }
      case 'checkbox':
        await box.locator('input').setChecked(answer);
        break;
      case 'datetime': {
        // en-GB: day, month, year; a time as typed
        const typed = field.subtype === 'time' ? answer : answer.split('-').reverse().join('/');
        const input = box.locator('input').first();
        // a field that has just been shown forgets what is typed before its calendar is ready
        for (let attempt = 0; attempt < 20; attempt++) {
          await input.fill(typed);
          await page.keyboard.press('Enter');
          await page.keyboard.press('Tab');
          await page.waitForTimeout(300);
          if (await input.inputValue() !== '') {
            break;
          }
        }
        break;
      }
      default:
        await box.locator('input, textarea').first().fill(String(answer));
    }
  }
}
