import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import type { Actor } from '../actor.ts';
import { has } from '../rights.ts';
import { tokenField } from './fields.ts';
import { STYLESHEET } from './stylesheet.ts';

/** What every page knows of who sees it. */
export interface Frame {
  readonly actor: Actor;
  /** The token for the forms of this session. */
  readonly token: string;
  /** The path of the page, to mark the way that leads here. */
  readonly path: string;
}

export interface Page {
  readonly title: string;
  /** Null: nobody is signed in. */
  readonly frame: Frame | null;
  readonly content: HtmlValue;
  /** `wide` for the writing form, whose two columns need room. */
  readonly wide?: boolean;
  /** English where none is named; `skip` is in it. */
  readonly language?: { readonly tag: string; readonly skip: string };
  /** The path of its script. */
  readonly script?: string | undefined;
}

const LINKS = [
  { href: '/', label: 'Stories', right: 'read' },
  { href: '/pictures', label: 'Pictures', right: 'read' },
  { href: '/recordings', label: 'Sound and film', right: 'read' },
  { href: '/fronts', label: 'Fronts', right: 'edit' },
  { href: '/storylines', label: 'Storylines', right: 'edit' },
  { href: '/breaking', label: 'Breaking', right: 'edit' },
  { href: '/people', label: 'People', right: 'administer' },
  { href: '/publication', label: 'Publication', right: 'administer' },
  { href: '/app/', label: 'The app', right: 'read' },
] as const;

const ENGLISH = { tag: 'en', skip: 'Skip to the page' };

/** A whole page of the newsroom. What it loads is not told its address, which may hold a secret. */
export function page({ title, frame, content, wide = false, language = ENGLISH, script }: Page): string {
  const document = html`<!doctype html>
    <html lang="${language.tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Picket</title>
        <link rel="stylesheet" href="${STYLESHEET.path}" referrerpolicy="no-referrer" />
        <link rel="icon" href="data:," />
        ${script !== undefined && html`<script type="module" src="${script}" referrerpolicy="no-referrer"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${language.skip}</a>
        ${frame && header(frame)}
        <main id="main" ${wide && html` class="wide"`}>${content}</main>
      </body>
    </html> `;
  return document.toString();
}

function header(frame: Frame): Html {
  const links = LINKS.filter(({ right }) => has(frame.actor.role, right));
  return html`<header class="top">
    <nav aria-label="Newsroom">
      <ul>
        ${links.map(({ href, label }) => html`<li><a href="${href}" ${current(frame.path, href)}>${label}</a></li> `)}
      </ul>
    </nav>
    <form class="who" method="post" action="/sign-out">
      ${tokenField(frame.token)}
      <span><bdi>${frame.actor.name}</bdi> <small>${frame.actor.role}</small></span>
      <button class="quiet">Sign out</button>
    </form>
  </header>`;
}

function current(path: string, href: string): HtmlValue {
  const here = href === '/' ? path === '/' || path.startsWith('/stories') : path.startsWith(href);
  return here && html` aria-current="${path === href ? 'page' : 'true'}"`;
}
