import { html, type Html } from '../base/html.ts';
import type { Notice } from '../story/publication.ts';
import { addresses } from './addresses.ts';
import { localized, say, type Surface } from './surface.ts';

const printed = new WeakMap<Surface, Html | null>();

/** Every notice of the publication with its text and the way to its page, or null when it has none. */
export function printNotices(surface: Surface): Html | null {
  const known = printed.get(surface);
  if (known !== undefined) return known;
  const { notices } = surface.setting.publication;
  const sections = notices.map((notice) => printNotice(notice, surface));
  const aside = html`<aside class="notice" aria-label="${surface.strings.notices}">
    <div class="in">${sections}</div>
  </aside>`;
  const result = notices.length > 0 ? aside : null;
  printed.set(surface, result);
  return result;
}

/** One notice as a section. */
export function printNotice(notice: Notice, surface: Surface): Html {
  const text = localized(surface, notice.text);
  const more = localized(surface, notice.more) ?? say(surface, surface.strings.noticeMore);
  return html`<section>
    <h2>${localized(surface, notice.title)}</h2>
    ${text && html`<p>${text}</p>`}
    <p><a href="${addresses.notice(surface.language, notice.id)}">${more}</a></p>
  </section>`;
}
