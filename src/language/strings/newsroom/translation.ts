import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Working on a story in another language. */
export interface TranslationStrings {
  readonly translations: string;
  readonly translateInto: (service: string) => string;
  readonly outdated: string;
  readonly original: string;
  readonly showOriginal: string;
  readonly changed: string;
  readonly untranslated: string;
  readonly nextPart: string;
  readonly partsChanged: (parts: number) => string;
  readonly partsUntranslated: (parts: number) => string;
  readonly upToDate: string;
  readonly unknownBase: string;
  readonly saysTheSame: string;
  readonly marked: string;
  readonly before: string;
  readonly openOriginal: string;
  readonly noWords: string;
}

export const TRANSLATION_STRINGS: Readonly<Record<NewsroomLanguage, TranslationStrings>> = {
  en: {
    translations: 'In other languages',
    translateInto: (service) => `Translate: ${service}`,
    outdated: 'original changed',
    original: 'The original',
    showOriginal: 'Show the original beside',
    changed: 'Changed since',
    untranslated: 'Not translated yet',
    nextPart: 'Next',
    partsChanged: (parts) => `Changed in the original since it was translated: ${parts}`,
    partsUntranslated: (parts) => `Still in the words of the original: ${parts}`,
    upToDate: 'The original has not changed since it was translated.',
    unknownBase: 'Nobody has said yet that this says what the original does.',
    saysTheSame: 'It says the same now',
    marked: 'Noted: it says what the original does',
    before: 'Before:',
    openOriginal: 'Open the original',
    noWords: 'Picture, recording or table',
  },
  ru: {
    translations: 'На других языках',
    translateInto: (service) => `Перевести: ${service}`,
    outdated: 'оригинал изменён',
    original: 'Оригинал',
    showOriginal: 'Показать оригинал рядом',
    changed: 'Изменено',
    untranslated: 'Ещё не переведено',
    nextPart: 'Дальше',
    partsChanged: (parts) => `Изменено в оригинале после перевода: ${parts}`,
    partsUntranslated: (parts) => `Пока словами оригинала: ${parts}`,
    upToDate: 'Оригинал после перевода не менялся.',
    unknownBase: 'Никто ещё не отметил, что перевод соответствует оригиналу.',
    saysTheSame: 'Теперь соответствует',
    marked: 'Отмечено: перевод соответствует оригиналу',
    before: 'Было:',
    openOriginal: 'Открыть оригинал',
    noWords: 'Фотография, запись или таблица',
  },
  kk: {
    translations: 'Басқа тілдерде',
    translateInto: (service) => `Аудару: ${service}`,
    outdated: 'түпнұсқа өзгерді',
    original: 'Түпнұсқа',
    showOriginal: 'Түпнұсқаны қатар көрсету',
    changed: 'Өзгерген',
    untranslated: 'Әлі аударылмаған',
    nextPart: 'Келесі',
    partsChanged: (parts) => `Аударылғаннан кейін түпнұсқада өзгергені: ${parts}`,
    partsUntranslated: (parts) => `Әзірге түпнұсқа сөзімен тұрғаны: ${parts}`,
    upToDate: 'Аударылғалы түпнұсқа өзгерген жоқ.',
    unknownBase: 'Аударманың түпнұсқаға сай екенін әлі ешкім белгілемеген.',
    saysTheSame: 'Енді сай келеді',
    marked: 'Белгіленді: аударма түпнұсқаға сай',
    before: 'Бұрын:',
    openOriginal: 'Түпнұсқаны ашу',
    noWords: 'Сурет, жазба не кесте',
  },
};
