#!/usr/bin/env node
// Takes the README's screenshots of a running sample clinic to src/site/images/<name>.png.
// Usage: mvn spring-boot:run, then npm ci && npm run screenshots [ADDRESS] [PASSWORD]
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseFilter, Clinic, openTask } from './tasklist.mjs';

const [address = 'http://localhost:8080', password = 'sample-clinic'] = process.argv.slice(2);
const images = join(fileURLToPath(new URL('.', import.meta.url)), '../images');

async function picture(page, name) {
  await page.waitForLoadState('networkidle');
  // away from what was clicked, so that no tooltip or focus covers the page
  await page.mouse.move(1000, 880);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(images, `${name}.png`) });
  console.log(`${name}.png`);
}

const clinic = await Clinic.open(address, password);

const nurse = await clinic.as('msNurse');
await nurse.locator('.tasks-list li.task').first().waitFor();
await picture(nurse, 'tasklist');
await nurse.getByText('Start process').click();
await nurse.locator('.modal-content').getByText('Treatment pathway', { exact: true }).click();
await nurse.locator('.modal-content .fjs-container').waitFor();
await picture(nurse, 'enrol');
await nurse.getByRole('button', { name: 'Close', exact: true }).click();
await openTask(nurse, 'P-1001', 'Educate patient');
await picture(nurse, 'form');

const haematologist = await clinic.as('haematology');
await openTask(haematologist, 'P-1005', 'Acknowledge referral');
await picture(haematologist, 'referral');

const neurologist = await clinic.as('neurologist');
await chooseFilter(neurologist, 'Overdue');
await picture(neurologist, 'overdue');

const owner = await clinic.as('processOwner', 'cockpit');
await owner.goto(`${address}/camunda/app/cockpit/default/#/processes`);
await owner.getByText('Monitoring', { exact: true }).first().click();
await owner.locator('.djs-container').waitFor();
await picture(owner, 'cockpit');

await clinic.close();
