import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** The editions that are kept, and the step back to one. */
interface EditionsWords {
  readonly title: string;
  readonly hint: string;
  readonly nothing: string;
  readonly older: string;
  edition(seq: number): string;
  readonly current: string;
  /** Of an edition that holds what an earlier one did. */
  holds(seq: number): string;
  readonly changes: Readonly<Record<'came' | 'changed' | 'gone', string>>;
  more(stories: number): string;
  /** Stories whose pages name what came or went. */
  others(stories: number): string;
  lists(pages: number): string;
  readonly manyPages: string;
  readonly again: string;
  backTitle(moment: string, seq: number): string;
  readonly consequences: readonly string[];
  readonly back: string;
  readonly cancel: string;
  readonly steppedBack: string;
  readersHave(moment: string, seq: number): string;
  readersHaveSome(seq: number): string;
  readonly sinceThen: string;
  readonly forward: string;
  readonly everything: string;
  readonly everythingHint: string;
  readonly pressAgain: string;
}

const russian = new Intl.PluralRules('ru');

function russianCount(count: number, words: { one: string; few: string; many: string }): string {
  const form = russian.select(count);
  return `${count} ${form === 'one' || form === 'few' ? words[form] : words.many}`;
}

export const EDITIONS_WORDS: Readonly<Record<NewsroomLanguage, EditionsWords>> = {
  en: {
    title: 'Editions',
    hint: 'An edition is everything that readers can open at one moment. Kept are all of the last two days, the last of each day for thirty days, and always the newest ten.',
    nothing: 'Readers have had nothing yet.',
    older: 'Earlier editions',
    edition: (seq) => `edition ${seq}`,
    current: 'Readers have it now',
    holds: (seq) => `step back to edition ${seq}`,
    changes: { came: 'New', changed: 'Changed', gone: 'Taken away' },
    more: (stories) => (stories === 1 ? 'and one more story' : `and ${stories} more stories`),
    others: (stories) =>
      stories === 1 ? 'The page of one other story too' : `The pages of ${stories} other stories too`,
    lists: (pages) => (pages === 1 ? 'One front, list or other page' : `Fronts, lists and other pages: ${pages}`),
    manyPages: 'Many pages, perhaps all',
    again: 'Give readers this again',
    backTitle: (moment, seq) => `Give readers edition ${seq} of ${moment} again?`,
    consequences: [
      'Newer stories leave readers’ pages, and what was changed since reads as it did then, until somebody takes the way forward.',
      'What was taken from readers since stays gone: withdrawn and unpublished stories, removed posts, pictures from before they were covered.',
      'Nothing changes in the newsroom. What is published from now on reaches readers as always.',
      'The way forward is a button on this page.',
    ],
    back: 'Give it to readers',
    cancel: 'Cancel',
    steppedBack: 'Step back',
    readersHave: (moment, seq) => `Readers have edition ${seq} of ${moment} again.`,
    readersHaveSome: (seq) => `Readers have the earlier edition ${seq} again.`,
    sinceThen:
      'What was published after the step back is added to it. Everything else from after that edition waits here.',
    forward: 'Give readers everything as it is now',
    everything: 'Make every page again',
    everythingHint:
      'From what the newsroom holds, as one new edition. It is hardly ever needed: when readers have a page that is not as it should be.',
    pressAgain: 'Make every page again',
  },
  ru: {
    title: 'Выпуски',
    hint: 'Выпуск — это всё, что читатели могут открыть в один момент. Хранятся все выпуски за последние два дня, последний за каждый день в течение тридцати дней и всегда десять самых новых.',
    nothing: 'У читателей пока ничего не было.',
    older: 'Более ранние выпуски',
    edition: (seq) => `выпуск ${seq}`,
    current: 'Сейчас у читателей',
    holds: (seq) => `возврат к выпуску ${seq}`,
    changes: { came: 'Новое', changed: 'Изменено', gone: 'Снято' },
    more: (stories) => `и ещё ${russianCount(stories, { one: 'материал', few: 'материала', many: 'материалов' })}`,
    others: (stories) => `И страницы других материалов: ${stories}`,
    lists: (pages) => `Главные, списки и другие страницы: ${pages}`,
    manyPages: 'Много страниц, возможно все',
    again: 'Вернуть читателям',
    backTitle: (moment, seq) => `Вернуть читателям выпуск ${seq} (${moment})?`,
    consequences: [
      'То, что появилось после него, исчезнет со страниц читателей, а изменённое снова станет таким, каким было, — пока кто-нибудь не вернёт всё к нынешнему виду.',
      'То, что с тех пор у читателей забрали, к ним не вернётся: отозванные и снятые материалы, удалённые записи, фотографии до закрытия лиц.',
      'В редакции ничего не изменится. Всё, что будет опубликовано дальше, дойдёт до читателей как обычно.',
      'Кнопка, которая возвращает нынешний вид, — на этой же странице.',
    ],
    back: 'Вернуть читателям',
    cancel: 'Отмена',
    steppedBack: 'Возвращён прежний выпуск',
    readersHave: (moment, seq) => `У читателей снова выпуск ${seq} (${moment}).`,
    readersHaveSome: (seq) => `У читателей снова прежний выпуск ${seq}.`,
    sinceThen:
      'Опубликованное после возврата к нему добавлено. Всё остальное, что появилось позже этого выпуска, ждёт здесь.',
    forward: 'Показать читателям всё как есть сейчас',
    everything: 'Сделать все страницы заново',
    everythingHint:
      'Из того, что есть в редакции, одним новым выпуском. Нужно редко: если у читателей страница не такая, какой должна быть.',
    pressAgain: 'Сделать все страницы заново',
  },
  kk: {
    title: 'Шығарылымдар',
    hint: 'Шығарылым — оқырман бір сәтте аша алатын нәрсенің бәрі. Соңғы екі күннің барлық шығарылымы, отыз күн бойы әр күннің соңғысы және әрқашан ең жаңа он шығарылым сақталады.',
    nothing: 'Оқырманға әлі ештеңе жеткен жоқ.',
    older: 'Бұрынғы шығарылымдар',
    edition: (seq) => `${seq}-шығарылым`,
    current: 'Қазір оқырманда',
    holds: (seq) => `${seq}-шығарылымға қайтарылған`,
    changes: { came: 'Жаңа', changed: 'Өзгерген', gone: 'Алынған' },
    more: (stories) => `және тағы ${stories} материал`,
    others: (stories) => `Басқа ${stories} материалдың беттері де`,
    lists: (pages) => `Басты беттер, тізімдер және басқа беттер: ${pages}`,
    manyPages: 'Көп бет, бәлкім, бәрі',
    again: 'Оқырманға қайтару',
    backTitle: (moment, seq) => `${seq}-шығарылымды (${moment}) оқырманға қайтару керек пе?`,
    consequences: [
      'Одан кейін шыққан нәрсе оқырман беттерінен кетеді, өзгертілгені бұрынғыдай болып тұрады — біреу бәрін қазіргі қалпына келтіргенше.',
      'Содан бері оқырманнан алынған нәрсе қайтпайды: қайтарып алынған және жариялаудан алынған материалдар, өшірілген жазбалар, беті жабылғанға дейінгі суреттер.',
      'Редакцияда ештеңе өзгермейді. Бұдан кейін жарияланғаны оқырманға әдеттегідей жетеді.',
      'Қазіргі қалпына келтіретін батырма — осы бетте.',
    ],
    back: 'Оқырманға қайтару',
    cancel: 'Бас тарту',
    steppedBack: 'Бұрынғы шығарылым қайтарылды',
    readersHave: (moment, seq) => `Оқырманда қайтадан ${seq}-шығарылым (${moment}).`,
    readersHaveSome: (seq) => `Оқырманда қайтадан бұрынғы ${seq}-шығарылым.`,
    sinceThen:
      'Қайтарғаннан кейін жарияланғаны оған қосылған. Сол шығарылымнан кейінгі қалғанының бәрі осында күтіп тұр.',
    forward: 'Оқырманға бәрін қазіргі қалпында көрсету',
    everything: 'Барлық бетті қайта жасау',
    everythingHint:
      'Редакцияда бар нәрседен, бір жаңа шығарылым болып. Сирек керек: оқырмандағы бет дұрыс болмаған кезде.',
    pressAgain: 'Барлық бетті қайта жасау',
  },
};
