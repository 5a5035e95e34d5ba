import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** The words of the live blog desk. */
export interface LiveStrings {
  readonly notLive: string;
  readonly summary: string;
  readonly storyActs: string;
  readonly ended: (at: string) => string;
  readonly end: string;
  readonly resume: string;

  readonly atOnce: string;
  readonly withStory: string;
  readonly ownOnly: string;
  readonly waitsForEditor: string;
  readonly readOnly: string;

  readonly compose: string;
  readonly fold: string;
  readonly headline: string;
  readonly text: string;
  readonly textOf: (number: number) => string;
  readonly key: string;
  readonly pinned: string;
  readonly camera: string;
  readonly cameraWaits: string;
  readonly send: string;
  readonly clear: string;
  readonly clearSure: string;
  readonly nothing: string;
  readonly noAlt: string;

  readonly arrived: string;
  readonly onItsWay: string;
  readonly lines: Readonly<Record<'away' | 'signed-out', string>>;
  readonly waiting: (posts: number) => string;
  readonly waitingPosts: string;
  readonly now: string;
  readonly sending: string;
  readonly unanswered: string;
  readonly unsent: string;
  readonly notKept: string;
  readonly refused: string;
  readonly again: string;
  readonly takeBack: string;
  readonly noRoom: string;

  readonly posts: string;
  readonly none: string;
  readonly older: string;
  readonly pinnedTitle: (posts: number) => string;
  readonly isPinned: string;
  readonly number: (number: number) => string;
  readonly newPost: (number: number, by: string | null) => string;
  readonly edited: (at: string) => string;
  readonly asReaders: string;
  readonly edit: string;
  readonly editNumber: (number: number) => string;
  readonly more: string;
  readonly moreNumber: (number: number) => string;
  readonly pin: string;
  readonly unpin: string;
  readonly toKey: string;
  readonly notKey: string;
  readonly remove: string;
  readonly removeTitle: (number: number) => string;
  readonly removeWarning: string;
  readonly save: string;
  readonly cancel: string;
  readonly editWaits: string;
  readonly staleTitle: string;
  readonly gone: string;
  readonly asNew: string;
  readonly letGo: string;
}

const russian = new Intl.PluralRules('ru');

export const liveStrings: Readonly<Record<NewsroomLanguage, LiveStrings>> = {
  en: {
    notLive: 'Only a live blog has posts.',
    summary: 'Headline and summary',
    storyActs: 'Coverage and publishing',
    ended: (at) => `Coverage ended ${at}`,
    end: 'End coverage',
    resume: 'Take coverage up again',

    atOnce: 'Readers see a post as soon as it has arrived.',
    withStory: 'Readers cannot open this live blog yet. Posts go out with it.',
    ownOnly: 'You edit and remove your own posts; for those of others, ask an editor.',
    waitsForEditor: 'This live blog is with the editors. You write in it again once readers have it.',
    readOnly: 'You read along here.',

    compose: 'Write a post',
    fold: 'Fold away',
    headline: 'Headline, if it needs one',
    text: 'Text of the post',
    textOf: (number) => `Text of post ${number}`,
    key: 'Key event',
    pinned: 'Pin',
    camera: 'Camera',
    cameraWaits: 'No connection: the picture goes when it is back. Keep this page open.',
    send: 'Post',
    clear: 'Clear',
    clearSure: 'Clear what you have written?',
    nothing: 'Write a sentence or a headline first.',
    noAlt: 'Say what each picture shows: some readers do not see it.',

    arrived: 'Everything has arrived.',
    onItsWay: 'On its way…',
    lines: {
      away: 'No connection. It goes by itself when it is back.',
      'signed-out': 'You are signed out. Sign in again in this browser: nothing is lost.',
    },
    waiting: (posts) => (posts === 1 ? '1 post waits in this browser.' : `${posts} posts wait in this browser.`),
    waitingPosts: 'Posts that have not arrived',
    now: 'Try now',
    sending: 'on its way',
    unanswered: 'sent, not answered yet; it goes again and appears once',
    unsent: 'waits',
    notKept: 'This browser keeps nothing: do not close the page.',
    refused: 'Not taken',
    again: 'Send again',
    takeBack: 'Take back and change',
    noRoom: 'Send or clear what you are writing first.',

    posts: 'Posts',
    none: 'No posts yet. The first one goes to the top.',
    older: 'Older posts',
    pinnedTitle: (posts) => `Pinned, ${posts} of 3`,
    isPinned: 'Pinned',
    number: (number) => `No. ${number}`,
    newPost: (number, by) => (by === null ? `New: post ${number}.` : `New: post ${number}, ${by}.`),
    edited: (at) => `edited ${at}`,
    asReaders: 'As readers see it',
    edit: 'Edit',
    editNumber: (number) => `Edit post ${number}`,
    more: 'More',
    moreNumber: (number) => `More for post ${number}`,
    pin: 'Pin above the others',
    unpin: 'Take down',
    toKey: 'Make it a key event',
    notKey: 'No key event any more',
    remove: 'Remove',
    removeTitle: (number) => `Remove post ${number}?`,
    removeWarning: 'Readers no longer find it. It does not come back, and its number is not given again.',
    save: 'Save',
    cancel: 'Leave as it was',
    editWaits: 'No connection. The change is kept here and goes by itself.',
    staleTitle: 'Somebody changed this post while you wrote',
    gone: 'Somebody removed this post while you wrote. Your text is still here.',
    asNew: 'Send as a new post',
    letGo: 'Let it go',
  },
  ru: {
    notLive: 'Записи бывают только у онлайн-трансляции.',
    summary: 'Заголовок и краткое изложение',
    storyActs: 'Трансляция и публикация',
    ended: (at) => `Трансляция завершена: ${at}`,
    end: 'Завершить трансляцию',
    resume: 'Возобновить трансляцию',

    atOnce: 'Читатели видят запись сразу, как только она дошла.',
    withStory: 'Эта трансляция ещё не открыта читателям. Записи выйдут вместе с ней.',
    ownOnly: 'Править и удалять можно свои записи; о чужих попросите редактора.',
    waitsForEditor: 'Трансляция у редакторов. Писать в неё можно будет снова, когда она выйдет.',
    readOnly: 'Здесь вы только читаете.',

    compose: 'Написать запись',
    fold: 'Свернуть',
    headline: 'Заголовок, если нужен',
    text: 'Текст записи',
    textOf: (number) => `Текст записи ${number}`,
    key: 'Главное',
    pinned: 'Закрепить',
    camera: 'Камера',
    cameraWaits: 'Нет связи: снимок уйдёт, когда она появится. Не закрывайте страницу.',
    send: 'Отправить',
    clear: 'Очистить',
    clearSure: 'Стереть написанное?',
    nothing: 'Сначала напишите хотя бы фразу или заголовок.',
    noAlt: 'Опишите, что на каждом снимке: не все читатели его видят.',

    arrived: 'Всё дошло.',
    onItsWay: 'Отправляется…',
    lines: {
      away: 'Нет связи. Уйдёт само, когда связь появится.',
      'signed-out': 'Вы вышли из системы. Войдите снова в этом браузере: ничего не пропало.',
    },
    waiting: (posts) =>
      `В этом браузере ${posts} ${{ one: 'запись ждёт', few: 'записи ждут' }[russian.select(posts) as 'one' | 'few'] ?? 'записей ждут'} отправки.`,
    waitingPosts: 'Записи, которые не дошли',
    now: 'Отправить сейчас',
    sending: 'отправляется',
    unanswered: 'отправлена, ответа ещё нет; уйдёт снова, но появится один раз',
    unsent: 'ждёт',
    notKept: 'Этот браузер ничего не хранит: не закрывайте страницу.',
    refused: 'Не принята',
    again: 'Отправить снова',
    takeBack: 'Вернуть и исправить',
    noRoom: 'Сначала отправьте или очистите то, что пишете.',

    posts: 'Записи',
    none: 'Записей пока нет. Первая встанет наверху.',
    older: 'Более ранние записи',
    pinnedTitle: (posts) => `Закреплено: ${posts} из 3`,
    isPinned: 'Закреплена',
    number: (number) => `№ ${number}`,
    newPost: (number, by) => (by === null ? `Новая запись № ${number}.` : `Новая запись № ${number}, ${by}.`),
    edited: (at) => `изменена ${at}`,
    asReaders: 'Как видят читатели',
    edit: 'Править',
    editNumber: (number) => `Править запись ${number}`,
    more: 'Ещё',
    moreNumber: (number) => `Ещё для записи ${number}`,
    pin: 'Закрепить наверху',
    unpin: 'Открепить',
    toKey: 'Отметить как главное',
    notKey: 'Больше не главное',
    remove: 'Удалить',
    removeTitle: (number) => `Удалить запись ${number}?`,
    removeWarning: 'Читатели её больше не найдут. Вернуть её нельзя, её номер больше не достанется другой.',
    save: 'Сохранить',
    cancel: 'Оставить как было',
    editWaits: 'Нет связи. Правка хранится здесь и уйдёт сама.',
    staleTitle: 'Пока вы писали, запись изменил кто-то другой',
    gone: 'Пока вы писали, запись удалили. Ваш текст цел.',
    asNew: 'Отправить как новую',
    letGo: 'Не отправлять',
  },
  kk: {
    notLive: 'Жазба тек онлайн репортажда болады.',
    summary: 'Тақырып пен қысқаша мазмұн',
    storyActs: 'Репортаж және жариялау',
    ended: (at) => `Репортаж аяқталды: ${at}`,
    end: 'Репортажды аяқтау',
    resume: 'Репортажды жалғастыру',

    atOnce: 'Жазба жеткен бойда оқырманға көрінеді.',
    withStory: 'Бұл репортаж оқырманға әлі ашылмаған. Жазбалар онымен бірге шығады.',
    ownOnly: 'Өз жазбаларыңызды түзетіп, өшіре аласыз; басқаныкін редактордан сұраңыз.',
    waitsForEditor: 'Репортаж редакторларда. Ол шыққан соң қайта жаза аласыз.',
    readOnly: 'Мұнда тек оқи аласыз.',

    compose: 'Жазба жазу',
    fold: 'Жинап қою',
    headline: 'Тақырып, керек болса',
    text: 'Жазба мәтіні',
    textOf: (number) => `${number}-жазбаның мәтіні`,
    key: 'Басты оқиға',
    pinned: 'Бекіту',
    camera: 'Камера',
    cameraWaits: 'Байланыс жоқ: қалпына келгенде сурет өзі кетеді. Бетті жаппаңыз.',
    send: 'Жіберу',
    clear: 'Тазалау',
    clearSure: 'Жазғаныңызды өшіру керек пе?',
    nothing: 'Алдымен бір сөйлем не тақырып жазыңыз.',
    noAlt: 'Әр суретте не бейнеленгенін жазыңыз: оны көрмейтін оқырман бар.',

    arrived: 'Бәрі жетті.',
    onItsWay: 'Жіберіліп жатыр…',
    lines: {
      away: 'Байланыс жоқ. Қалпына келгенде өзі кетеді.',
      'signed-out': 'Жүйеден шығып кеттіңіз. Осы браузерде қайта кіріңіз: ештеңе жоғалған жоқ.',
    },
    waiting: (posts) => `Осы браузерде ${posts} жазба күтіп тұр.`,
    waitingPosts: 'Жетпеген жазбалар',
    now: 'Қазір жіберіп көру',
    sending: 'жіберіліп жатыр',
    unanswered: 'жіберілді, жауабы әлі жоқ; қайта кетеді, бірақ бір-ақ рет шығады',
    unsent: 'күтіп тұр',
    notKept: 'Бұл браузер ештеңе сақтамайды: бетті жаппаңыз.',
    refused: 'Қабылданбады',
    again: 'Қайта жіберу',
    takeBack: 'Қайтарып, түзету',
    noRoom: 'Алдымен жазып жатқаныңызды жіберіңіз не тазалаңыз.',

    posts: 'Жазбалар',
    none: 'Әзірге жазба жоқ. Біріншісі жоғарыға шығады.',
    older: 'Бұрынғы жазбалар',
    pinnedTitle: (posts) => `Бекітілгені: 3-тен ${posts}`,
    isPinned: 'Бекітілген',
    number: (number) => `№ ${number}`,
    newPost: (number, by) => (by === null ? `Жаңа: ${number}-жазба.` : `Жаңа: ${number}-жазба, ${by}.`),
    edited: (at) => `түзетілді: ${at}`,
    asReaders: 'Оқырманға көрінуі',
    edit: 'Түзету',
    editNumber: (number) => `${number}-жазбаны түзету`,
    more: 'Тағы',
    moreNumber: (number) => `${number}-жазба: тағы`,
    pin: 'Жоғарыға бекіту',
    unpin: 'Бекітуден алу',
    toKey: 'Басты оқиға деп белгілеу',
    notKey: 'Енді басты оқиға емес',
    remove: 'Өшіру',
    removeTitle: (number) => `${number}-жазбаны өшіру керек пе?`,
    removeWarning: 'Оқырман оны енді таппайды. Ол қайтарылмайды, нөмірі басқа жазбаға берілмейді.',
    save: 'Сақтау',
    cancel: 'Бұрынғыдай қалдыру',
    editWaits: 'Байланыс жоқ. Түзету осында сақтаулы, өзі кетеді.',
    staleTitle: 'Сіз жазып жатқанда бұл жазбаны басқа біреу өзгертті',
    gone: 'Сіз жазып жатқанда бұл жазбаны біреу өшірді. Мәтініңіз осында тұр.',
    asNew: 'Жаңа жазба етіп жіберу',
    letGo: 'Жібермеу',
  },
};
