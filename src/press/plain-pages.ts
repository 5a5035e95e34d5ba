import { html, type Html, type HtmlValue } from '../base/html.ts';
import { direction } from '../language/direction.ts';
import type { Body } from '../story/body.ts';
import { GONE, type Output } from '../story/output.ts';
import { inLanguage, type Door, type Notice } from '../story/publication.ts';
import { addresses } from './addresses.ts';
import { printBody } from './body.ts';
import { inEveryService, printPage, type Page } from './page.ts';
import type { Setting } from './setting.ts';
import { listStyle } from './style-card.ts';
import { day, joined, listComma, localized, ownWords, say, surfaceOf, wordsOf, type Surface } from './surface.ts';

/** The page behind a notice: `body` is `notice.page` in the language that `inLanguage` gives for the service, and marked as that. */
export function pressNotice(setting: Setting, service: string, notice: Notice, body: Body): Output {
  const surface = surfaceOf(setting, service);
  const { strings } = surface;
  const path = addresses.notice(service, notice.id);
  const language = inLanguage(notice.page, service)?.language ?? service;
  const words = printBody(body, { surface, pictures: new Map(), mode: 'page', path });
  const verbs = joined(
    notice.verbs.map((verb) => say(surface, strings.verbs[verb])),
    listComma(surface),
  );
  const main = html`<div class="text"><h1>${localized(surface, notice.title)}</h1><p>${localized(surface, notice.text)}</p>${notice.verbs.length > 0 && html`<p><strong>${say(surface, strings.noticeVerbs)}:</strong> ${verbs}.</p>`}<div${language !== service && html` lang="${language}" dir="${direction(language)}"`}>${words}</div></div>`;
  return pressPlain(surface, {
    path,
    title: wordsOf(surface, notice.title),
    description: wordsOf(surface, notice.text),
    main,
    alternates: inEveryService(surface, (other) => addresses.notice(other, notice.id)),
  });
}

/** How to reach the newsroom and what each way gives away. It holds no form, and says that opening it was seen. */
export function pressContact(setting: Setting, service: string): Output {
  const surface = surfaceOf(setting, service);
  const { strings } = surface;
  const doors = setting.publication.contact.map((door) => printDoor(door, surface));
  const main = html`<div class="text">
    <h1>${say(surface, strings.contact)}</h1>
    <p>${say(surface, strings.contactIntroduction)}</p>
    <h2>${say(surface, strings.visibleTitle)}</h2>
    <p>${say(surface, strings.contactVisible)}</p>
    <p>${say(surface, strings.contactNoForm)}</p>
    <h2>${say(surface, strings.contactDoors)}</h2>
    ${doors.length > 0 ? doors : html`<p>${say(surface, strings.contactNoDoors)}</p>`}
  </div>`;
  const alternates = inEveryService(surface, addresses.contact);
  return pressPlain(surface, {
    path: addresses.contact(service),
    title: ownWords(surface, strings.contact),
    description: ownWords(surface, strings.contactIntroduction),
    main,
    alternates,
  });
}

function printDoor(door: Door, surface: Surface): Html {
  const label = localized(surface, door.label) ?? say(surface, surface.strings.doorKinds[door.kind]);
  const advice = localized(surface, door.advice);
  const href = addressOf(door);
  const address = html`<bdi dir="${direction('en')}">${door.address}</bdi>`;
  return html`<section class="door">
    <h3>${label}</h3>
    <p class="address">${href === null ? address : html`<a href="${href}">${address}</a>`}</p>
    ${advice && html`<p>${advice}</p>`}
  </section>`;
}

/** Where a door leads when it is opened from the page. An onion address is for Tor Browser: printed, so that no other browser asks for it. */
function addressOf(door: Door): string | null {
  switch (door.kind) {
    case 'email':
      return `mailto:${door.address}`;
    case 'web':
      return /^https?:\/\//.test(door.address) ? door.address : null;
    case 'onion':
    case 'post':
    case 'signal':
    case 'phone':
      return null;
  }
}

/** Why there is no list of saved stories here. */
export function pressSaved(setting: Setting, service: string): Output {
  const surface = surfaceOf(setting, service);
  const { strings } = surface;
  const words = [
    strings.savedIntroduction,
    strings.savedVisible,
    strings.savedOnDevice,
    strings.savedRisk,
    strings.savedWithout,
  ];
  const main = html`<div class="text">
    <h1>${say(surface, strings.saved)}</h1>
    ${words.map((text) => html`<p>${say(surface, text)}</p>`)}
  </div>`;
  const alternates = inEveryService(surface, addresses.saved);
  return pressPlain(surface, {
    path: addresses.saved(service),
    title: ownWords(surface, strings.saved),
    description: ownWords(surface, strings.savedIntroduction),
    main,
    alternates,
  });
}

/** What is shown where nothing is: for one service, or for the site, then in every language of the publication. */
export function pressNotFound(setting: Setting, service: string | null): Output {
  const { services } = setting.publication;
  const surface = surfaceOf(setting, service ?? services[0]?.id ?? '');
  const shown = service === null ? services.map(({ id }) => surfaceOf(setting, id)) : [surface];
  const parts = shown.map((other, at) => {
    const title = say(other, other.strings.notFound);
    const archive = html`<a href="${addresses.archive(other.language)}">${say(other, other.strings.findStory)}</a>`;
    const words = html`${at === 0 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
      <p>${say(other, other.strings.notFoundText)}</p>
      <p>${archive}</p>`;
    return other === surface ? words : html`<div lang="${other.language}" dir="${other.direction}">${words}</div>`;
  });
  return pressPlain(surface, {
    path: addresses.notFound(service),
    title: ownWords(surface, surface.strings.notFound),
    description: '',
    main: html`<div class="text">${parts}</div>`,
    canonical: null,
    everyone: service === null,
  });
}

/** What a withdrawn story leaves at its two addresses: when and why, told in the language of its service. */
export function pressGone(
  setting: Setting,
  gone: { service: string; path: string; at: Date; reason: string },
): Output[] {
  const surface = surfaceOf(setting, gone.service);
  const { strings } = surface;
  const [before = '', after = ''] = strings.goneText.split('{date}');
  const text = html`${say(surface, before)}${day(surface, gone.at)}${say(surface, after)}`;
  const reason =
    gone.reason !== '' && html`<p><strong>${say(surface, strings.goneReason)}:</strong> ${gone.reason}</p>`;
  const main = html`<div class="text">
    <h1>${say(surface, strings.gone)}</h1>
    <p>${text}</p>
    ${reason}
  </div>`;
  const page = { title: ownWords(surface, strings.gone), description: '', main, canonical: null, type: GONE };
  return [gone.path, addresses.text(gone.path)].map((path) => pressPlain(surface, { ...page, path }));
}

function pressPlain(surface: Surface, page: Omit<Page, 'surface' | 'style' | 'main'> & { main: HtmlValue }): Output {
  return printPage({ ...page, surface, style: listStyle });
}
