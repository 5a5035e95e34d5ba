import { html } from '../base/html.ts';
import { REDIRECT, type Output } from '../story/output.ts';
import { PAGE_POLICY } from './policy.ts';
import type { Setting } from './setting.ts';

/** What stands at an address that leads elsewhere: our servers answer 301, any other shows this page, which goes on by itself. */
export function pressRedirect(setting: Setting, path: string, target: string): Output {
  const body = html`<!doctype html>
    <html lang="${setting.publication.services[0]?.id}">
      <meta charset="utf-8" />
      <meta http-equiv="content-security-policy" content="${PAGE_POLICY}" />
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width" />
      <meta http-equiv="refresh" content="0; url=${target}" />
      <link rel="canonical" href="${setting.origin}${target}" />
      <link rel="icon" href="data:," />
      <title>${setting.publication.name}</title>
      <p><a href="${target}">${target}</a></p>
    </html> `;
  return { path, type: REDIRECT, body: body.toString() };
}
