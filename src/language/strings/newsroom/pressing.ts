import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** How far the pressing of everything is. */
interface PressingWords {
  readonly pressing: string;
  pressed(done: number, total: number): string;
}

export const PRESSING_WORDS: Readonly<Record<NewsroomLanguage, PressingWords>> = {
  en: {
    pressing: 'Readers’ pages are made again. Publishing goes on meanwhile.',
    pressed: (done, total) => `${done} of ${total}`,
  },
  ru: {
    pressing: 'Страницы для читателей делаются заново. Публиковать можно и в это время.',
    pressed: (done, total) => `${done} из ${total}`,
  },
  kk: {
    pressing: 'Оқырман беттері қайта жасалып жатыр. Жариялай беруге болады.',
    pressed: (done, total) => `${total} ішінен ${done}`,
  },
};
