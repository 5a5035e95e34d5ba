/**
 * All that runs on a reader's page. It asks for `now.json` while the page is looked at, and says in one place what came:
 * a breaking line, stories on a front, posts of a live blog. It sends nothing, keeps nothing beyond the page, and what it
 * asks for is the same for everyone on that page. docs/decisions/reader-script.md
 */
import { ask } from './ask.ts';
import { Bar } from './bar.ts';
import { readNews } from './news.ts';
import { poll } from './poll.ts';
import { Teller } from './teller.ts';
import { readOrders, type Orders } from './words.ts';

const OFTEN = 60_000;
const SELDOM = 300_000;

function start(orders: Orders): void {
  const { now, words, freshUntil } = orders;
  const teller = new Teller(new Bar(words.close, words.language), orders);
  poll({
    async look() {
      try {
        const news = readNews(await (await ask(now)).json());
        if (news) teller.tell(news);
        return news !== null;
      } catch {
        return false;
      }
    },
    every: () => (teller.isLively() || Date.now() < freshUntil ? OFTEN : SELDOM),
  });
}

/** When there is nothing better to do. */
function atRest(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 5000 });
  else setTimeout(act, 1000);
}

const orders = readOrders();
if (orders && /^https?:$/.test(location.protocol)) {
  if (document.readyState === 'complete') atRest(() => start(orders));
  else addEventListener('load', () => atRest(() => start(orders)), { once: true });
}
