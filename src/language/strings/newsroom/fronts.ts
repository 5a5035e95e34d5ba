import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** The words of the fronts. */
interface FrontsStrings {
  readonly services: string;
  readonly hint: string;
  readonly readOnly: string;
  readonly lead: string;
  readonly place: (place: number) => string;
  readonly free: string;
  readonly automatic: string;
  readonly pinned: string;
  readonly notPublic: string;
  readonly pinHere: string;
  readonly choose: string;
  readonly chooseFor: (place: number) => string;
  readonly found: string;
  readonly release: string;
  readonly staysNamed: (name: string) => string;
  readonly noEnd: string;
  readonly until: (at: string) => string;
  readonly hours: (hours: number) => string;
  readonly save: string;
  readonly undo: string;
  readonly unsaved: string;
  readonly asSaved: string;
  readonly readersSee: string;
  readonly leave: string;
  readonly staleTitle: string;
  readonly staleHint: string;
  readonly takeTheirs: string;
  readonly putMine: string;
}

export const frontsStrings: Readonly<Record<NewsroomLanguage, FrontsStrings>> = {
  en: {
    services: 'Services',
    hint: 'The newest stories fill the front by themselves, in grey. What you put in a place stays there until its time is over or somebody takes it away.',
    readOnly: 'Editors arrange the front; you see how it stands.',
    lead: 'Lead',
    place: (place) => `Place ${place}`,
    free: 'No more stories',
    automatic: 'By itself',
    pinned: 'Pinned',
    notPublic: 'Readers cannot open it yet. Until then they have here:',
    pinHere: 'Pin here',
    choose: 'Choose…',
    chooseFor: (place) => `Choose a story for place ${place}`,
    found: 'Stories found',
    release: 'Let it fill itself',
    staysNamed: (name) => `How long it stays: ${name}`,
    noEnd: 'No end',
    until: (at) => `Until ${at}`,
    hours: (hours) => `For ${hours} hours`,
    save: 'Show it to readers',
    undo: 'Undo',
    unsaved: 'Not saved yet.',
    asSaved: 'As readers see it.',
    readersSee: 'Readers see it.',
    leave: 'The front is not saved. Leave all the same?',
    staleTitle: 'Somebody arranged this front in the meantime',
    staleHint: 'Nothing was saved. Look at theirs, or put yours in its place.',
    takeTheirs: 'Look at theirs, forget mine',
    putMine: 'Put mine in its place',
  },
  ru: {
    services: 'Службы',
    hint: 'Свежие материалы сами заполняют главную, они серые. Что поставите на место, останется там до срока или пока кто-то не снимет.',
    readOnly: 'Главную собирают редакторы; вы видите, как она стоит.',
    lead: 'Главное место',
    place: (place) => `Место ${place}`,
    free: 'Материалов больше нет',
    automatic: 'Само',
    pinned: 'Закреплено',
    notPublic: 'Читатели его ещё не могут открыть. Пока у них здесь:',
    pinHere: 'Закрепить здесь',
    choose: 'Выбрать…',
    chooseFor: (place) => `Выбрать материал на место ${place}`,
    found: 'Найденные материалы',
    release: 'Пусть заполняется само',
    staysNamed: (name) => `Сколько стоит: ${name}`,
    noEnd: 'Без срока',
    until: (at) => `До ${at}`,
    hours: (hours) => `На ${hours} ч.`,
    save: 'Показать читателям',
    undo: 'Вернуть',
    unsaved: 'Ещё не сохранено.',
    asSaved: 'Так видят читатели.',
    readersSee: 'Читатели это видят.',
    leave: 'Главная не сохранена. Всё равно уйти?',
    staleTitle: 'Пока вы работали, главную изменил кто-то другой',
    staleHint: 'Ничего не сохранено. Посмотрите чужой вариант или поставьте свой.',
    takeTheirs: 'Показать чужой, забыть мой',
    putMine: 'Поставить мой',
  },
  kk: {
    services: 'Қызметтер',
    hint: 'Басты бетті жаңа материалдар өздері толтырады, олар сұр түсті. Орынға қойғаныңыз мерзімі біткенше немесе біреу алғанша тұрады.',
    readOnly: 'Басты бетті редакторлар құрады; қалай тұрғанын көріп отырсыз.',
    lead: 'Басты орын',
    place: (place) => `${place}-орын`,
    free: 'Басқа материал жоқ',
    automatic: 'Өздігінен',
    pinned: 'Бекітілген',
    notPublic: 'Оны оқырман әлі аша алмайды. Әзірге мұнда:',
    pinHere: 'Осында бекіту',
    choose: 'Таңдау…',
    chooseFor: (place) => `${place}-орынға материал таңдау`,
    found: 'Табылған материалдар',
    release: 'Өзі толсын',
    staysNamed: (name) => `Қанша тұрады: ${name}`,
    noEnd: 'Мерзімсіз',
    until: (at) => `Мерзімі: ${at}`,
    hours: (hours) => `${hours} сағатқа`,
    save: 'Оқырманға көрсету',
    undo: 'Қайтару',
    unsaved: 'Әлі сақталмаған.',
    asSaved: 'Оқырман осылай көреді.',
    readersSee: 'Оқырман көріп тұр.',
    leave: 'Басты бет сақталмаған. Сонда да кетесіз бе?',
    staleTitle: 'Сіз жұмыс істеп жатқанда басты бетті басқа біреу өзгертті',
    staleHint: 'Ештеңе сақталған жоқ. Оның нұсқасын қараңыз немесе өзіңіздікін қойыңыз.',
    takeTheirs: 'Оныкін көрсету, менікін ұмыту',
    putMine: 'Менікін қою',
  },
};
