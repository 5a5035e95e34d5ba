import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { needs, programPath } from './needs.ts';
import { startPicket } from './start-picket.ts';

const ROOT = path.join(import.meta.dirname, '..');
/** Set, the journey leaves a picture of each step there: docs/operating/first-story.md shows them. */
const PICTURES = process.env['PICTURES'];

const text = `Бұл күні таңертең қала мұрағатының қызметкерлері бұрын ешкім ашпаған сандықты ашты.

## Сандықта не болды

- 1931 жылғы сынып суреттері;
- екі дәптер;
- хат.

> Біз мұны көп жыл күттік.
>
> — Сәуле Нұр, мұрағатшы

Енді суреттер **көпшілікке** көрсетіледі.`;

test(
  'a newcomer starts Picket, signs in by the link, writes in Kazakh with a picture and publishes, without script',
  {
    skip: needs.chromium(),
  },
  async () => {
    await using picket = await startPicket();
    const browser = await chromium.launch({
      executablePath: programPath('chromium'),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    await using _browser = { [Symbol.asyncDispose]: () => browser.close() };
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();

    await page.goto(picket.link);
    await page.getByLabel('Name').fill('Айжан');
    await page.getByLabel('Passphrase').fill('four quiet unrelated words');
    await picture(page, '1-sign-in');
    await page.getByRole('button', { name: 'Begin' }).click();
    await picture(page, '2-desk');

    await page.getByRole('link', { name: 'New story' }).click();
    await page.getByLabel('Қазақша').check();
    await picture(page, '3-language');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('Headline').fill('Мұрағатта ұмытылған сандық ашылды');
    await page.getByLabel('Standfirst').fill('Ішінен алпыс жылдан бері ешкім көрмеген суреттер шықты.');
    await page.getByLabel('Text', { exact: true }).fill(text);
    await page.getByRole('checkbox', { name: 'Қазақ қызметі' }).check();
    await page.getByLabel('Place').fill('КӨКБҰЛАҚ');
    await page.getByLabel('Topics').fill('Мәдениет');
    await page.getByText('Add a new picture').click();
    await page
      .getByLabel('Picture', { exact: true })
      .setInputFiles(path.join(ROOT, 'demonstration/pictures/photographs.jpg'));
    await page.getByLabel('What it shows').fill('Үстел үстінде ескі суреттер жатыр.');
    await page.getByLabel('Caption').fill('Сандықтан шыққан суреттер.');
    await page.getByLabel('Credit').fill('Айжан Серік');
    await picture(page, '4-written');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await picture(page, '5-published');

    await page.goto(`${picket.site}/kk/`);
    const first = page.locator('main :is(h2, h3) a').first();
    assert.equal((await first.innerText()).trim(), 'Мұрағатта ұмытылған сандық ашылды');
    await first.click();
    const main = page.locator('main');
    await page.waitForLoadState('networkidle');
    await picture(page, '6-read');
    assert.equal(await page.locator('h1').innerText(), 'Мұрағатта ұмытылған сандық ашылды');
    for (const words of [
      'Сандықта не болды',
      'Сәуле Нұр, мұрағатшы',
      'көпшілікке',
      'Сандықтан шыққан суреттер.',
      'КӨКБҰЛАҚ',
      'Қазақ қызметі',
    ]) {
      assert.ok((await main.innerText()).includes(words), words);
    }
    const source = await main.locator('figure img').first().getAttribute('src');
    assert.equal((await fetch(picket.site + String(source))).headers.get('content-type'), 'image/jpeg');
  },
);

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined)
    await page.screenshot({ path: path.join(PICTURES, `first-story-${name}.png`), fullPage: name !== '2-desk' });
}
