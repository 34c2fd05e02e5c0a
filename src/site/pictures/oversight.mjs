#!/usr/bin/env node
// The browser test: what an auditor and a process owner see in Cockpit, and how an administrator takes in a new colleague.
// Usage: node oversight.mjs ADDRESS PASSWORD PATIENT      (BrowserTest runs it after walk.mjs)
import { Clinic } from './tasklist.mjs';

const [address, password, patient] = process.argv.slice(2);
const clinic = await Clinic.open(address, password);

/** Opens a part of a web application by its address. */
async function open(page, part) {
  await page.goto(`${page.url().split('#')[0]}#${part}`);
  await page.waitForLoadState('networkidle');
}

/** Opens each tab, as it is there for this person. */
async function openTabs(page, expected) {
  const tabs = page.locator('.nav-tabs a:visible');
  // the page before may still be there
  await tabs.getByText(expected.at(-1), { exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  const labels = (await tabs.allInnerTexts()).map(label => label.trim());
  if (labels.join() !== expected.join()) {
    throw new Error(`Tabs are ${labels.join()}, expected ${expected.join()}`);
  }
  for (const label of labels) {
    await tabs.getByText(label, { exact: true }).click();
    await page.waitForLoadState('networkidle');
  }
}

async function seesModels(page, tabs) {
  for (const part of ['/dashboard', '/decisions', '/repository', '/processes']) {
    await open(page, part);
  }
  await page.getByText('Monitoring round', { exact: true }).first().click();
  await page.locator('.djs-container').waitFor();
  await openTabs(page, tabs);
}

try {
  const owner = await clinic.as('processOwner', 'cockpit');
  await seesModels(owner, ['Called Process Definitions']);

  const auditor = await clinic.as('auditor', 'cockpit');
  await seesModels(auditor, ['Process Instances', 'Incidents', 'Called Process Definitions']);
  await open(auditor, '/tasks');
  await open(auditor, '/processes');
  await auditor.getByText('Treatment pathway', { exact: true }).first().click();
  await auditor.getByText(patient, { exact: true }).first().waitFor();
  await auditor.locator('a[href*="#/process-instance/"]').first().click();
  await auditor.waitForURL(/#\/process-instance\//);
  await openTabs(auditor, ['Information', 'Filter', 'Variables', 'Incidents', 'Called Process Instances', 'User Tasks', 'Jobs']);
  await open(auditor, '/decisions');
  await auditor.getByText('Assess eligibility', { exact: true }).first().click();
  await auditor.locator('a[href*="#/decision-instance/"]').first().click();
  await auditor.waitForURL(/#\/decision-instance\//);
  await auditor.locator('.nav-tabs a:visible').first().waitFor();
  await auditor.waitForLoadState('networkidle');
  await open(auditor, '/dashboard');
  const [record] = await Promise.all([
    auditor.waitForEvent('popup'),
    auditor.locator('.rules-link a', { hasText: 'What was submitted' }).click()
  ]);
  await record.getByLabel('Patient number').fill(patient);
  await record.getByRole('button', { name: 'Show' }).click();
  await record.getByText('takeHistory', { exact: true }).first().waitFor();

  await record.goto(new URL('/patients', record.url()).href);
  await record.getByLabel('Patient number').fill(patient);
  await record.getByRole('button', { name: 'Open' }).click();
  await record.getByText('Tasks and answers').click();
  await record.locator('.timeline li', { hasText: 'Take history' }).getByText('neurologist').waitFor();

  const administrator = await clinic.as('administrator', 'admin');
  for (const part of ['/groups', '/groups/msNurse?tab=users', '/users', '/users/msNurse?tab=profile', '/users/msNurse?tab=groups']) {
    await open(administrator, part);
  }
  await open(administrator, '/user-create');
  for (const [field, value] of Object.entries({
    inputUserId: 'newNurse',
    inputPassword: password,
    inputPasswordRepeat: password,
    inputFirstname: 'New',
    inputLastname: 'Nurse'
  })) {
    await administrator.locator(`#${field}`).fill(value);
  }
  await administrator.getByRole('button', { name: 'Create new user', exact: true }).click();
  await administrator.getByText('newNurse', { exact: true }).first().waitFor();
  await open(administrator, '/users/newNurse?tab=groups');
  clinic.expectAllAnswered();
} catch (error) {
  await clinic.show('oversight');
  throw error;
} finally {
  await clinic.close();
}
