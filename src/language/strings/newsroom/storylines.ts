import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** The words of the storylines. */
interface StorylinesStrings {
  readonly add: string;
  readonly none: string;
  readonly begin: string;
  readonly title: string;
  readonly summary: string;
  readonly slug: string;
  readonly slugHint: string;
  readonly inService: string;
  readonly pledges: string;
  readonly noPledges: string;
  readonly pledgeCount: (pledges: number) => string;
  readonly pledgeNumber: (number: number) => string;
  readonly addPledge: string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly removed: string;
  readonly who: string;
  readonly what: string;
  readonly on: string;
  readonly due: string;
  readonly state: string;
  readonly states: Readonly<Record<'promised' | 'open' | 'kept' | 'broken', string>>;
  readonly outcome: string;
  readonly evidence: (number: number) => string;
  readonly evidenceText: string;
  readonly href: string;
  readonly hrefHint: string;
  readonly addEvidence: string;
  readonly removeEvidence: (number: number) => string;
  readonly save: string;
  readonly undo: string;
  readonly unsaved: string;
  readonly asSaved: string;
  readonly readersSee: string;
  readonly faulty: string;
  readonly leave: string;
  readonly staleTitle: string;
  readonly staleHint: string;
  readonly takeTheirs: string;
  readonly putMine: string;
  readonly delete: string;
  readonly deleteTitle: string;
  readonly deleteWarning: string;
  readonly hasStories: string;
}

const russian = new Intl.PluralRules('ru');

export const storylinesStrings: Readonly<Record<NewsroomLanguage, StorylinesStrings>> = {
  en: {
    add: 'New storyline',
    none: 'No storylines yet. One holds together the stories about one matter, and what was promised in it.',
    begin: 'Begin',
    title: 'Title',
    summary: 'What it is about',
    slug: 'Address',
    slugHint: 'Latin letters, digits and hyphens. It stays.',
    inService: 'Language that is being written',
    pledges: 'Pledges',
    noPledges: 'Who promised what, by when, and what came of it.',
    pledgeCount: (pledges) => (pledges === 1 ? '1 pledge' : `${pledges} pledges`),
    pledgeNumber: (number) => `Pledge ${number}`,
    addPledge: 'Add a pledge',
    remove: 'Remove',
    removeNamed: (name) => `Remove: ${name}`,
    removed: 'The pledge is taken out.',
    who: 'Who',
    what: 'Promised what',
    on: 'On',
    due: 'By, if a day was named',
    state: 'How it stands',
    states: { promised: 'Promised', open: 'Still open', kept: 'Kept', broken: 'Broken' },
    outcome: 'What came of it, in words',
    evidence: (number) => `Evidence ${number}`,
    evidenceText: 'What it is',
    href: 'Link',
    hrefHint: 'https://… or, on this site, /…; may stay empty',
    addEvidence: 'Add evidence',
    removeEvidence: (number) => `Remove evidence ${number}`,
    save: 'Show it to readers',
    undo: 'Undo',
    unsaved: 'Not saved yet.',
    asSaved: 'As readers see it.',
    readersSee: 'Readers see it.',
    faulty: 'Correct what is marked, and save again.',
    leave: 'The storyline is not saved. Leave all the same?',
    staleTitle: 'Somebody saved this storyline in the meantime',
    staleHint: 'Nothing was saved. Look at theirs, or put yours in its place.',
    takeTheirs: 'Look at theirs, forget mine',
    putMine: 'Put mine in its place',
    delete: 'Delete storyline',
    deleteTitle: 'Delete this storyline?',
    deleteWarning: 'Readers no longer find its page and its pledges. It does not come back.',
    hasStories: 'Public stories belong to this storyline. Take them out of it first, in each story; then delete it.',
  },
  ru: {
    add: 'Новый сюжет',
    none: 'Сюжетов пока нет. Сюжет собирает материалы об одном деле и обещания, которые в нём давали.',
    begin: 'Начать',
    title: 'Название',
    summary: 'О чём он',
    slug: 'Адрес',
    slugHint: 'Латинские буквы, цифры и дефисы. Его не меняют.',
    inService: 'Язык, на котором пишете',
    pledges: 'Обещания',
    noPledges: 'Кто, что и к какому сроку обещал и что из этого вышло.',
    pledgeCount: (pledges) =>
      `${pledges} ${{ one: 'обещание', few: 'обещания' }[russian.select(pledges) as 'one' | 'few'] ?? 'обещаний'}`,
    pledgeNumber: (number) => `Обещание ${number}`,
    addPledge: 'Добавить обещание',
    remove: 'Убрать',
    removeNamed: (name) => `Убрать: ${name}`,
    removed: 'Обещание убрано.',
    who: 'Кто',
    what: 'Что обещал',
    on: 'Когда',
    due: 'Срок, если его назвали',
    state: 'Что с ним',
    states: { promised: 'Обещано', open: 'Пока не выполнено', kept: 'Выполнено', broken: 'Нарушено' },
    outcome: 'Что вышло, словами',
    evidence: (number) => `Подтверждение ${number}`,
    evidenceText: 'Что это',
    href: 'Ссылка',
    hrefHint: 'https://… или, на этом сайте, /…; можно оставить пустым',
    addEvidence: 'Добавить подтверждение',
    removeEvidence: (number) => `Убрать подтверждение ${number}`,
    save: 'Показать читателям',
    undo: 'Вернуть',
    unsaved: 'Ещё не сохранено.',
    asSaved: 'Так видят читатели.',
    readersSee: 'Читатели это видят.',
    faulty: 'Исправьте отмеченное и сохраните снова.',
    leave: 'Сюжет не сохранён. Всё равно уйти?',
    staleTitle: 'Пока вы работали, сюжет сохранил кто-то другой',
    staleHint: 'Ничего не сохранено. Посмотрите чужой вариант или поставьте свой.',
    takeTheirs: 'Показать чужой, забыть мой',
    putMine: 'Поставить мой',
    delete: 'Удалить сюжет',
    deleteTitle: 'Удалить этот сюжет?',
    deleteWarning: 'Читатели больше не найдут его страницу и обещания. Вернуть его нельзя.',
    hasStories: 'К сюжету относятся опубликованные материалы. Сначала уберите их из сюжета, потом удаляйте его.',
  },
  kk: {
    add: 'Жаңа сюжет',
    none: 'Әзірге сюжет жоқ. Сюжет бір іс туралы материалдар мен сонда берілген уәделерді біріктіреді.',
    begin: 'Бастау',
    title: 'Атауы',
    summary: 'Не туралы',
    slug: 'Мекенжайы',
    slugHint: 'Латын әріптері, сандар мен сызықша. Ол өзгермейді.',
    inService: 'Жазып жатқан тіл',
    pledges: 'Уәделер',
    noPledges: 'Кім, нені, қашанға дейін уәде етті және одан не шықты.',
    pledgeCount: (pledges) => `${pledges} уәде`,
    pledgeNumber: (number) => `${number}-уәде`,
    addPledge: 'Уәде қосу',
    remove: 'Алып тастау',
    removeNamed: (name) => `Алып тастау: ${name}`,
    removed: 'Уәде алынды.',
    who: 'Кім',
    what: 'Нені уәде етті',
    on: 'Қашан',
    due: 'Мерзімі, айтылған болса',
    state: 'Не болды',
    states: { promised: 'Уәде берілді', open: 'Әлі орындалмады', kept: 'Орындалды', broken: 'Бұзылды' },
    outcome: 'Одан не шықты, сөзбен',
    evidence: (number) => `${number}-дәлел`,
    evidenceText: 'Бұл не',
    href: 'Сілтеме',
    hrefHint: 'https://… немесе осы сайтта /…; бос қалуы мүмкін',
    addEvidence: 'Дәлел қосу',
    removeEvidence: (number) => `${number}-дәлелді алып тастау`,
    save: 'Оқырманға көрсету',
    undo: 'Қайтару',
    unsaved: 'Әлі сақталмаған.',
    asSaved: 'Оқырман осылай көреді.',
    readersSee: 'Оқырман көріп тұр.',
    faulty: 'Белгіленгенін түзетіп, қайта сақтаңыз.',
    leave: 'Сюжет сақталмаған. Сонда да кетесіз бе?',
    staleTitle: 'Сіз жұмыс істеп жатқанда сюжетті басқа біреу сақтады',
    staleHint: 'Ештеңе сақталған жоқ. Оның нұсқасын қараңыз немесе өзіңіздікін қойыңыз.',
    takeTheirs: 'Оныкін көрсету, менікін ұмыту',
    putMine: 'Менікін қою',
    delete: 'Сюжетті өшіру',
    deleteTitle: 'Бұл сюжетті өшіру керек пе?',
    deleteWarning: 'Оқырман оның беті мен уәделерін енді таппайды. Ол қайтарылмайды.',
    hasStories: 'Сюжетке жарияланған материалдар кіреді. Алдымен оларды сюжеттен шығарыңыз, содан кейін өшіріңіз.',
  },
};
