#!/usr/bin/env node
// Draws every process of bpmn/ to src/site/images/<process>.svg, as Modeler shows it.
// Usage: npm ci && npm run processes      (needs Chromium; CHROMIUM=/path overrides /usr/bin/chromium)
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const diagrams = join(here, '../../../bpmn');
const images = join(here, '../images');
const viewer = join(here, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox']
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width:2000px;height:1200px"></div>');
await page.addScriptTag({ path: viewer });
for (const file of readdirSync(diagrams).filter(name => name.endsWith('.bpmn'))) {
  const drawn = await page.evaluate(async xml => {
    const bpmn = new BpmnJS({ container: '#canvas' });
    await bpmn.importXML(xml);
    const { svg } = await bpmn.saveSVG();
    bpmn.destroy();
    return svg;
  }, readFileSync(join(diagrams, file), 'utf8'));
  // a white ground, for readers whose page is dark; marker ids carry a random part, which would change at every run
  const [, x, y, width, height] = drawn.match(/viewBox="(\S+) (\S+) (\S+) (\S+)"/);
  const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white" />`;
  const ids = [...new Set(drawn.match(/marker-(?!start|mid|end)[a-z0-9]+/g) ?? [])];
  const stable = ids.reduce((svg, id, n) => svg.replaceAll(id, `marker-${n}`), drawn);
  const target = `${basename(file, '.bpmn')}.svg`;
  writeFileSync(join(images, target), stable.replace(/(<svg[^>]*>)/, `$1${ground}`) + '\n');
  console.log(target, `${Math.round(width)}x${Math.round(height)}`);
}
await browser.close();
