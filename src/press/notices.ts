import { html, type Html } from '../base/html.ts';
import type { Notice } from '../story/publication.ts';
import { addresses } from './addresses.ts';
import type { Page } from './page.ts';
import { labelled, localized, say, surfaceOf, type Surface } from './surface.ts';

const printed = new WeakMap<Surface, Html>();

/** Every notice of the publication with its text and the way to its page, or null when it has none. */
export function printNotices({ surface, everyone }: Pick<Page, 'surface' | 'everyone'>): Html | null {
  const { services, notices } = surface.setting.publication;
  if (notices.length === 0) return null;
  const voices = everyone === true ? services.map(({ id }) => surfaceOf(surface.setting, id)) : [surface];
  const sections = voices.map((voice) =>
    voice === surface
      ? sectionsOf(voice)
      : html`<div lang="${voice.language}" dir="${voice.direction}">${sectionsOf(voice)}</div>`,
  );
  const { label, inside } = labelled(surface, surface.strings.notices);
  return html`<aside class="notice"${label}>
    <div class="in"${inside}>${sections}</div>
  </aside>`;
}

function sectionsOf(surface: Surface): Html {
  const known = printed.get(surface);
  if (known) return known;
  const sections = html`${surface.setting.publication.notices.map((notice) => printNotice(notice, surface))}`;
  printed.set(surface, sections);
  return sections;
}

function printNotice(notice: Notice, surface: Surface): Html {
  const text = localized(surface, notice.text);
  const more = localized(surface, notice.more) ?? say(surface, surface.strings.noticeMore);
  return html`<section>
    <h2>${localized(surface, notice.title)}</h2>
    ${text && html`<p>${text}</p>`}
    <p><a href="${addresses.notice(surface.language, notice.id)}">${more}</a></p>
  </section>`;
}
