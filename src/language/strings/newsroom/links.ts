import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Where the links of a story lead. */
export interface LinkStrings {
  readonly title: string;
  readonly none: string;
  readonly nothingFound: string;
  readonly doubtful: (links: number) => string;
  readonly show: (link: string) => string;
  readonly takeNew: string;
  readonly takeOff: string;
  readonly ask: string;
  readonly askHint: string;
  readonly ownAnswers: string;
  readonly ownDead: string;
  readonly answers: string;
  readonly dead: (status: number) => string;
  readonly noHost: string;
  readonly newsroom: string;
  readonly guarded: string;
  readonly notAsked: string;
  readonly silentStatus: (status: number) => string;
  readonly silent: Readonly<Record<'time' | 'line' | 'certificate' | 'turns' | 'guarded' | 'limit', string>>;
  readonly states: Readonly<Record<'moved' | 'gone' | 'draft' | 'unpublished', string>>;
  readonly doubts: Readonly<Record<'plain-http' | 'tracking' | 'look-alike' | 'credentials', string>>;
}

export const LINK_STRINGS: Readonly<Record<NewsroomLanguage, LinkStrings>> = {
  en: {
    title: 'Links',
    none: 'There are no links in the text.',
    nothingFound: 'Nothing suspicious.',
    doubtful: (links) => `To look at: ${links}`,
    show: (link) => `Show in the text: ${link}`,
    takeNew: 'Link there',
    takeOff: 'Take the tracking off',
    ask: 'Ask whether they answer',
    askHint:
      'The newsroom’s server asks each site once. The site learns the server’s address and the time. This device asks nobody, and nothing is kept.',
    ownAnswers: 'Readers can open it.',
    ownDead: 'Nothing is there.',
    answers: 'It answers.',
    dead: (status) => `There is no such page any more (${status}).`,
    noHost: 'There is no such site.',
    newsroom: 'It leads into the newsroom: readers cannot open it, and it tells them where the newsroom is.',
    guarded: 'Not asked: it is not on the open web.',
    notAsked: 'Not asked yet.',
    silentStatus: (status) => `It did not let the server in (${status}): look yourself.`,
    silent: {
      time: 'No answer in time.',
      line: 'It could not be reached.',
      certificate: 'Its certificate is not in order.',
      turns: 'It leads on and on.',
      guarded: 'It could not be reached.',
      limit: 'It could not be reached.',
    },
    states: {
      moved: 'It has a new address:',
      gone: 'Withdrawn: readers find only the reason there.',
      draft: 'A story that readers do not have yet.',
      unpublished: 'A story that was taken from readers.',
    },
    doubts: {
      'plain-http': 'http:// is not sealed: others on the line see what readers open there.',
      tracking: 'It carries a mark that follows readers.',
      'look-alike': 'Its name is spelt with letters that look like others.',
      credentials: 'What stands before the @ is not the site.',
    },
  },
  ru: {
    title: 'Ссылки',
    none: 'В тексте нет ссылок.',
    nothingFound: 'Ничего подозрительного.',
    doubtful: (links) => `Стоит проверить: ${links}`,
    show: (link) => `Показать в тексте: ${link}`,
    takeNew: 'Заменить на этот',
    takeOff: 'Убрать слежку',
    ask: 'Проверить, отвечают ли',
    askHint:
      'Сервер редакции один раз обратится к каждому сайту. Сайт узнает адрес сервера и время. Это устройство никуда не обращается, ничего не сохраняется.',
    ownAnswers: 'Читатели могут открыть.',
    ownDead: 'По этому адресу ничего нет.',
    answers: 'Отвечает.',
    dead: (status) => `Такой страницы больше нет (${status}).`,
    noHost: 'Такого сайта нет.',
    newsroom: 'Ведёт в редакцию: читатели её не откроют, зато узнают, где она находится.',
    guarded: 'Не проверяется: это не открытый интернет.',
    notAsked: 'Ещё не проверялась.',
    silentStatus: (status) => `Сайт не впустил сервер (${status}): проверьте сами.`,
    silent: {
      time: 'Не ответил вовремя.',
      line: 'Связаться не удалось.',
      certificate: 'Сертификат сайта не в порядке.',
      turns: 'Перенаправляет без конца.',
      guarded: 'Связаться не удалось.',
      limit: 'Связаться не удалось.',
    },
    states: {
      moved: 'Адрес изменился:',
      gone: 'Отозвано: читатели найдут там только причину.',
      draft: 'Этого материала у читателей ещё нет.',
      unpublished: 'Этот материал снят с публикации.',
    },
    doubts: {
      'plain-http': 'http:// не шифруется: по пути видно, что открывают читатели.',
      tracking: 'В ссылке метка, которая следит за читателями.',
      'look-alike': 'В имени сайта буквы, похожие на другие.',
      credentials: 'То, что стоит перед @, — не сайт.',
    },
  },
  kk: {
    title: 'Сілтемелер',
    none: 'Мәтінде сілтеме жоқ.',
    nothingFound: 'Күмәнді ештеңе жоқ.',
    doubtful: (links) => `Қарап шығу керек: ${links}`,
    show: (link) => `Мәтіннен көрсету: ${link}`,
    takeNew: 'Осыған ауыстыру',
    takeOff: 'Бақылау белгісін алу',
    ask: 'Жауап бере ме, тексеру',
    askHint:
      'Редакция сервері әр сайтқа бір рет сұрау жібереді. Сайт сервердің мекенжайы мен уақытты біледі. Бұл құрылғы ешкімнен сұрамайды, ештеңе сақталмайды.',
    ownAnswers: 'Оқырман аша алады.',
    ownDead: 'Бұл мекенжайда ештеңе жоқ.',
    answers: 'Жауап береді.',
    dead: (status) => `Мұндай бет енді жоқ (${status}).`,
    noHost: 'Мұндай сайт жоқ.',
    newsroom: 'Редакцияға апарады: оқырман аша алмайды, бірақ редакцияның қайда екенін біліп қояды.',
    guarded: 'Тексерілмейді: ашық интернетте емес.',
    notAsked: 'Әлі тексерілмеген.',
    silentStatus: (status) => `Сайт серверді кіргізбеді (${status}): өзіңіз қараңыз.`,
    silent: {
      time: 'Уақытында жауап бермеді.',
      line: 'Байланысу мүмкін болмады.',
      certificate: 'Сайттың сертификаты жарамсыз.',
      turns: 'Басқа мекенжайға шексіз жібере береді.',
      guarded: 'Байланысу мүмкін болмады.',
      limit: 'Байланысу мүмкін болмады.',
    },
    states: {
      moved: 'Мекенжайы өзгерген:',
      gone: 'Кері қайтарылған: оқырман онда тек себебін көреді.',
      draft: 'Бұл материал оқырманға әлі шыққан жоқ.',
      unpublished: 'Бұл материал жарияланымнан алынған.',
    },
    doubts: {
      'plain-http': 'http:// шифрланбайды: оқырманның не ашқаны жол бойында көрініп тұрады.',
      tracking: 'Сілтемеде оқырманды бақылайтын белгі бар.',
      'look-alike': 'Сайт атауында басқа әріпке ұқсас әріптер бар.',
      credentials: '@ белгісінің алдындағы — сайт емес.',
    },
  },
};
