// Judges pages in Chromium: `node judge.js pa11y|lighthouse CHROMIUM URL…`. Prints one JSON line for each address: what pa11y
// found, or Lighthouse's scores and what cost them. Run by test/reader-judged.test.ts. Plain JavaScript, because its
// libraries are installed apart from the project's (scripts/test-tools).
import lighthouse from 'lighthouse';
import pa11y from 'pa11y';
import puppeteer from 'puppeteer';

const [judge, executablePath, ...urls] = process.argv.slice(2);
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const browser = await puppeteer.launch({ executablePath, args });

/** HTML_CodeSniffer at WCAG 2.1 AA; axe is run elsewhere, in a newer version. */
async function byPa11y(url) {
  const { issues } = await pa11y(url, { browser, standard: 'WCAG2AA', runners: ['htmlcs'], includeWarnings: false });
  return { issues: issues.map(({ code, message, context }) => `${code}: ${message} ${context}`) };
}

async function byLighthouse(url) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
  );
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const issues = weighed.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
  return { scores, issues: issues.map(({ id, score, displayValue = '' }) => `${id}: ${score} ${displayValue}`) };
}

try {
  for (const url of urls) {
    const found = judge === 'lighthouse' ? await byLighthouse(url) : await byPa11y(url);
    process.stdout.write(`${JSON.stringify({ url, ...found })}\n`);
  }
} finally {
  await browser.close();
}
