import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Looking at a story as its readers will. */
export interface PreviewStrings {
  readonly title: string;
  readonly asSaved: string;
  readonly back: string;
  readonly device: string;
  readonly devices: Readonly<Record<'phone' | 'desktop' | 'text', string>>;
  readonly scheme: string;
  readonly schemes: Readonly<Record<'light' | 'dark', string>>;
  readonly mirrored: string;
  readonly alone: string;
}

export const PREVIEW_STRINGS: Readonly<Record<NewsroomLanguage, PreviewStrings>> = {
  en: {
    title: 'As readers will get it',
    asSaved: 'The last saved text. Readers do not see it before it is published.',
    back: 'Back to the story',
    device: 'Shown as',
    devices: { phone: 'Phone', desktop: 'Desktop', text: 'Text only' },
    scheme: 'Colours',
    schemes: { light: 'Light', dark: 'Dark' },
    mirrored: 'Mirrored (right to left)',
    alone: 'Open in a tab of its own',
  },
  ru: {
    title: 'Так материал получат читатели',
    asSaved: 'Последний сохранённый текст. До публикации читатели его не видят.',
    back: 'Назад к материалу',
    device: 'Показать как',
    devices: { phone: 'Телефон', desktop: 'Компьютер', text: 'Только текст' },
    scheme: 'Цвета',
    schemes: { light: 'Светлые', dark: 'Тёмные' },
    mirrored: 'Зеркально (справа налево)',
    alone: 'Открыть в отдельной вкладке',
  },
  kk: {
    title: 'Оқырман осылай көреді',
    asSaved: 'Соңғы сақталған мәтін. Жарияланғанша оқырман оны көрмейді.',
    back: 'Материалға оралу',
    device: 'Көрсету түрі',
    devices: { phone: 'Телефон', desktop: 'Компьютер', text: 'Тек мәтін' },
    scheme: 'Түстер',
    schemes: { light: 'Ашық', dark: 'Қараңғы' },
    mirrored: 'Айналы (оңнан солға)',
    alone: 'Бөлек бетте ашу',
  },
};
