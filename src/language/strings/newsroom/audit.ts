import type { NewsroomLanguage } from '../newsroom-strings.ts';
import { AUDIT_ACTS, type ActName } from './audit-acts.ts';

export type { ActName };
export type ActGroup = ActName extends `${infer Group}.${string}` ? Group : never;

/** The record of acts. */
export interface AuditWords {
  readonly title: string;
  readonly hint: string;
  readonly acts: Readonly<Record<ActName, string>>;
  readonly groups: Readonly<Record<ActGroup, string>>;
  readonly itself: string;
  readonly who: string;
  readonly everybody: string;
  readonly what: string;
  readonly everything: string;
  readonly nothing: string;
  readonly nothingFound: string;
  readonly older: string;
  readonly toStory: string;
  readonly check: string;
  readonly whole: (entries: number) => string;
  readonly broken: (entry: number) => string;
  readonly erase: string;
  readonly eraseTitle: string;
  readonly eraseHint: string;
  readonly cancel: string;
}

const russian = new Intl.PluralRules('ru');

export const AUDIT_WORDS: Readonly<Record<NewsroomLanguage, AuditWords>> = {
  en: {
    title: 'Record of acts',
    hint: 'Who did what, the latest first. Each entry holds the digest of the one before: nothing can be taken out unseen. Acts on one’s own keys have a day and no hour.',
    acts: AUDIT_ACTS.en,
    groups: {
      story: 'Stories',
      post: 'Live posts',
      coverage: 'Live coverage',
      picture: 'Pictures',
      recording: 'Sound and film',
      breaking: 'Breaking line',
      storyline: 'Storylines',
      edition: 'Edition',
      keys: 'Keys of the edition',
      front: 'Fronts',
      publication: 'Publication',
      person: 'People',
      token: 'Tokens',
      account: 'One’s own keys',
      audit: 'This record',
    },
    itself: 'Picket itself',
    who: 'Who',
    everybody: 'Everybody',
    what: 'What',
    everything: 'Everything',
    nothing: 'Nothing has been done yet.',
    nothingFound: 'No act is like this.',
    older: 'Earlier acts',
    toStory: 'To the story',
    check: 'Check the record',
    whole: (entries) => (entries === 1 ? '1 act, and it is whole.' : `${entries} acts, and the record is whole.`),
    broken: (entry) =>
      `The record is broken at number ${entry}: that entry is not what was written, or one before it is missing. Compare with a backup.`,
    erase: 'Erase the words',
    eraseTitle: 'Erase these words?',
    eraseHint:
      'The act, who did it and when stay, and the record stays whole. The words cannot be brought back; backups still hold them.',
    cancel: 'Cancel',
  },
  ru: {
    title: 'Журнал действий',
    hint: 'Кто что сделал, последнее сверху. Каждая запись хранит отпечаток предыдущей: незаметно ничего не убрать. У действий с собственными ключами указан день, но не час.',
    acts: AUDIT_ACTS.ru,
    groups: {
      story: 'Материалы',
      post: 'Записи трансляций',
      coverage: 'Трансляции',
      picture: 'Фотографии',
      recording: 'Звук и видео',
      breaking: 'Срочная строка',
      storyline: 'Сюжеты',
      edition: 'Выпуск',
      keys: 'Ключи выпуска',
      front: 'Главные страницы',
      publication: 'Издание',
      person: 'Люди',
      token: 'Токены',
      account: 'Собственные ключи',
      audit: 'Этот журнал',
    },
    itself: 'Сама программа',
    who: 'Кто',
    everybody: 'Все',
    what: 'Что',
    everything: 'Всё',
    nothing: 'Пока ничего не сделано.',
    nothingFound: 'Таких действий нет.',
    older: 'Более ранние действия',
    toStory: 'К материалу',
    check: 'Проверить журнал',
    whole: (entries) =>
      `${entries} ${{ one: 'действие', few: 'действия' }[russian.select(entries) as string] ?? 'действий'}, журнал цел.`,
    broken: (entry) =>
      `Журнал нарушен на записи ${entry}: она не та, что была сделана, или перед ней одной не хватает. Сравните с резервной копией.`,
    erase: 'Стереть слова',
    eraseTitle: 'Стереть эти слова?',
    eraseHint:
      'Само действие, кто и когда его сделал, останется, и журнал останется цел. Вернуть слова нельзя; в резервных копиях они ещё есть.',
    cancel: 'Отмена',
  },
  kk: {
    title: 'Әрекеттер журналы',
    hint: 'Кім не істеді, соңғысы жоғарыда. Әр жазбада алдыңғысының таңбасы бар: ештеңені білдірмей алып тастау мүмкін емес. Өз кілттерімен жасалған әрекеттің күні ғана бар, сағаты жоқ.',
    acts: AUDIT_ACTS.kk,
    groups: {
      story: 'Материалдар',
      post: 'Репортаж жазбалары',
      coverage: 'Онлайн репортаж',
      picture: 'Суреттер',
      recording: 'Дыбыс пен бейне',
      breaking: 'Шұғыл жол',
      storyline: 'Сюжеттер',
      edition: 'Шығарылым',
      keys: 'Шығарылым кілттері',
      front: 'Басты беттер',
      publication: 'Басылым',
      person: 'Адамдар',
      token: 'Токендер',
      account: 'Өз кілттері',
      audit: 'Осы журнал',
    },
    itself: 'Бағдарламаның өзі',
    who: 'Кім',
    everybody: 'Барлығы',
    what: 'Не',
    everything: 'Бәрі',
    nothing: 'Әзірге ештеңе жасалған жоқ.',
    nothingFound: 'Мұндай әрекет жоқ.',
    older: 'Бұрынғы әрекеттер',
    toStory: 'Материалға өту',
    check: 'Журналды тексеру',
    whole: (entries) => `${entries} әрекет, журнал бүтін.`,
    broken: (entry) =>
      `Журнал ${entry}-жазбада бұзылған: ол бастапқыдай емес немесе алдынан біреуі жетпейді. Сақтық көшірмемен салыстырыңыз.`,
    erase: 'Сөзін өшіру',
    eraseTitle: 'Бұл сөздерді өшіру керек пе?',
    eraseHint:
      'Әрекеттің өзі, оны кім, қашан жасағаны қалады, журнал да бүтін қалады. Сөздерді қайтару мүмкін емес; сақтық көшірмелерде олар әлі бар.',
    cancel: 'Бас тарту',
  },
};
