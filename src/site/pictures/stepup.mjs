#!/usr/bin/env node
// The browser test of a signature by somebody whom an identity provider names: logs in there, reads which weaker table is allowed,
// is asked at the provider again, signs.
// Usage: node stepup.mjs ADDRESS PASSWORD USER      (StepUpBrowserTest runs it)
import { Clinic, drawn, openTask, work } from './tasklist.mjs';

const [address, password, user] = process.argv.slice(2);
const clinic = await Clinic.open(address, password);

async function logInAtTheProvider(page) {
  await page.locator('input[name=username]').fill(user);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

try {
  const page = await (await clinic.browser.newContext({ locale: 'en-GB' })).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${address}/login`);
  await page.getByText('Log in with the hospital').click();
  await logInAtTheProvider(page);
  await page.goto(`${address}/camunda/app/tasklist/default/`);
  await drawn(page);
  await page.locator('.tables-notice', { hasText: 'The board of this test' }).waitFor();
  await openTask(page, '', 'Sign profile change');
  await work(page, 'signProfileChange', { decision: 'sign', confirmed: true }, null, async () => {
    const dialog = page.getByRole('dialog', { name: 'Your signature' });
    await dialog.waitFor();
    if (await dialog.getByLabel('Your password').count()) {
      throw new Error('The dialog asks for a password that this person does not have');
    }
    // the log-in alone is no signature
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await dialog.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    const there = page.context().waitForEvent('page');
    await dialog.getByRole('link', { name: 'Log in once more' }).click();
    const provider = await there;
    await logInAtTheProvider(provider);
    await provider.getByText('You have logged in once more').waitFor();
    await provider.close();
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  });
} catch (problem) {
  await clinic.show('stepup');
  throw problem;
} finally {
  await clinic.close();
}
