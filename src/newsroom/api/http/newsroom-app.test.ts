import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { csrfToken } from '../csrf.ts';
import { openNewsroom, PASSPHRASE, type OpenNewsroom } from './testing/open-newsroom.ts';

const HOME = 'http://localhost:8081';
let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

function form(fields: Record<string, string>): { body: string; type: string } {
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

/** A sign-out: the smallest change there is. */
async function signOut(headers: Record<string, string>, fields: Record<string, string>): Promise<number> {
  const { body, type } = form(fields);
  const request = { method: 'POST', headers: { 'content-type': type, ...headers }, body };
  return (await opened.app.request(`${HOME}/sign-out`, request)).status;
}

test('answers to its own names only', async () => {
  for (const host of ['localhost:8081', '127.0.0.1:8081', 'localhost']) {
    assert.equal((await opened.app.request(`http://${host}/sign-in`)).status, 200, host);
  }
  for (const host of ['rebound.example:8081', 'localhost.rebound.example', '127.0.0.2']) {
    assert.equal((await opened.app.request(`http://${host}/api/openapi.json`)).status, 421, host);
  }
});

test('every answer carries the headers that keep pages inert and unkept', async () => {
  for (const path of ['/sign-in', '/', '/nothing', '/api/stories/x', '/sign-in/wrong']) {
    const { headers } = await opened.app.request(HOME + path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    // The door alone has a script: its own, which makes no markup of a text.
    assert.equal(/script-src 'self'.*trusted-types 'none'/.test(policy), path === '/sign-in', path);
    assert.doesNotMatch(
      policy,
      /unsafe|script-src(?! 'self'; connect-src 'self'; require-trusted-types-for 'script';)/,
      path,
    );
    assert.equal(headers.get('cache-control'), 'no-store', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('the cookie is for this host, this site and no script', async () => {
  const { secret } = await opened.browser('reporter');
  assert.equal((await opened.app.request(`${HOME}/`, { headers: { cookie: `picket=${secret}` } })).status, 200);
  const set = await signInCookie(opened, HOME);
  assert.match(set, /^picket=[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
});

test('over https the cookie is locked to the host', async () => {
  await using secure = await openNewsroom({ address: 'https://newsroom.example' });
  const set = await signInCookie(secure, 'https://newsroom.example');
  assert.match(set, /^__Host-picket=[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/);
  // The proxy that ends TLS speaks http to us; a page of the same name over http is somebody else's.
  const post = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=x' };
  const from = async (origin: string): Promise<number> => {
    const headers = { ...post.headers, origin };
    return (await secure.app.request('http://newsroom.example/sign-in', { ...post, headers })).status;
  };
  assert.equal(await from('https://newsroom.example'), 401);
  assert.equal(await from('http://newsroom.example'), 403);
});

test('a form without its session’s token changes nothing', async () => {
  const { secret } = await opened.browser('reporter');
  const other = await opened.browser('reporter');
  const cookie = `picket=${secret}`;
  assert.equal(await signOut({ cookie }, {}), 403);
  assert.equal(await signOut({ cookie }, { 'form-token': csrfToken(other.secret) }), 403);
  assert.equal(await signOut({ cookie }, { 'form-token': csrfToken(secret) }), 303);
});

test('another site’s page changes nothing, even with the token', async () => {
  const { secret } = await opened.browser('reporter');
  const cookie = `picket=${secret}`;
  const fields = { 'form-token': csrfToken(secret) };
  for (const site of ['cross-site', 'same-site']) {
    assert.equal(await signOut({ cookie, 'sec-fetch-site': site }, fields), 403, site);
  }
  for (const origin of ['https://evil.example', 'null', 'http://localhost:9999']) {
    assert.equal(await signOut({ cookie, origin }, fields), 403, origin);
  }
  assert.equal(await signOut({ cookie, origin: HOME, 'sec-fetch-site': 'same-origin' }, fields), 303);
});

test('a cookie beside a token is a browser’s request all the same', async () => {
  const { secret } = await opened.browser('admin');
  const headers = { cookie: `picket=${secret}` };
  const json = { service: 'en', headline: 'Forged', body: { html: '' } };
  const refused = await opened.api('editor', { method: 'POST', path: '/api/stories', json, headers });
  assert.equal(refused.status, 403);
  const gone = await opened.api('editor', { path: '/api/publication', headers: { cookie: 'picket=old' } });
  assert.equal(gone.status, 401);
});

test('what is too large is refused before it is read', async () => {
  const huge = { service: 'en', headline: 'x', body: { html: 'x'.repeat(2 * 1024 * 1024) } };
  const answer = await opened.api('editor', { method: 'POST', path: '/api/stories', json: huge });
  assert.equal(answer.status, 413);
  const { body, type } = form({ name: 'x'.repeat(3 * 1024 * 1024), passphrase: '' });
  const page = await opened.app.request(`${HOME}/sign-in`, { method: 'POST', headers: { 'content-type': type }, body });
  assert.equal(page.status, 413);
});

test('nobody signs in by guessing for long', async () => {
  const { body, type } = form({ name: 'somebody', passphrase: 'a wrong guess indeed' });
  let last = new Response();
  for (let tries = 0; tries < 6; tries += 1) {
    last = await opened.app.request(`${HOME}/sign-in`, { method: 'POST', headers: { 'content-type': type }, body });
    assert.equal(last.status, tries < 4 ? 401 : 429);
  }
  assert.ok(Number(last.headers.get('retry-after')) >= 1);
  assert.match(await last.text(), /value="somebody"/);
});

/** The Set-Cookie of a first sign-in by link. */
async function signInCookie({ app, newsroom }: OpenNewsroom, home: string): Promise<string> {
  const { makeSignInLink } = await import('../accounts.ts');
  const { commandLine } = await import('../actor.ts');
  const { url } = await makeSignInLink(newsroom, commandLine, { name: null, role: 'reporter' });
  const { body, type } = form({ name: `N ${crypto.randomUUID()}`, passphrase: PASSPHRASE });
  const headers = { 'content-type': type, origin: home };
  const answer = await app.request(home + new URL(url).pathname, { method: 'POST', headers, body });
  assert.equal(answer.status, 303);
  return answer.headers.get('set-cookie') ?? '';
}
