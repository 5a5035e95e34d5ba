import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Two states of a story, compared. */
interface HistoryWords {
  readonly view: string;
  readonly beside: string;
  readonly inline: string;
  /** Over the state that is the latest one. */
  readonly now: string;
  sameBlocks(count: number): string;
  readonly formChanged: string;
}

const russian = new Intl.PluralRules('ru');

export const HISTORY_WORDS: Readonly<Record<NewsroomLanguage, HistoryWords>> = {
  en: {
    view: 'How to compare',
    beside: 'Side by side',
    inline: 'In one text',
    now: 'Now',
    sameBlocks: (count) => `${count} unchanged paragraphs`,
    formChanged: 'The same words: their form, a link or a picture is another.',
  },
  ru: {
    view: 'Как сравнивать',
    beside: 'Рядом',
    inline: 'Одним текстом',
    now: 'Сейчас',
    sameBlocks: (count) =>
      `${count} ${{ one: 'абзац', few: 'абзаца' }[russian.select(count) as string] ?? 'абзацев'} без изменений`,
    formChanged: 'Слова те же: изменились оформление, ссылка или фотография.',
  },
  kk: {
    view: 'Қалай салыстыру',
    beside: 'Қатар',
    inline: 'Бір мәтінде',
    now: 'Қазір',
    sameBlocks: (count) => `${count} абзац өзгермеген`,
    formChanged: 'Сөзі сол қалпы: пішімі, сілтемесі не суреті өзгерген.',
  },
};
