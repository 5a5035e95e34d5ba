import type { NewsroomLanguage } from '../newsroom-strings.ts';

type Role = 'reporter' | 'editor' | 'moderator' | 'admin';

/** Who may come in: people, links, tokens. */
export interface PeopleWords {
  readonly title: string;
  readonly you: string;
  readonly closed: string;
  readonly change: string;
  readonly changePerson: (name: string) => string;
  readonly role: string;
  readonly does: Readonly<Record<Role, string>>;
  readonly giveRole: string;
  readonly roleGiven: string;
  readonly cancel: string;

  readonly lostKeys: string;
  readonly lostKeysHint: string;
  readonly makeWayBack: string;
  readonly close: string;
  readonly closeHint: string;
  readonly closeAdminHint: string;
  readonly closePerson: (name: string) => string;
  readonly openAgain: string;

  readonly invite: string;
  readonly inviteName: string;
  readonly inviteNameHint: string;
  readonly makeLink: string;
  readonly linkReady: string;
  readonly linkHint: string;
  readonly worksUntil: (moment: string) => string;
  readonly done: string;

  readonly openLinks: string;
  readonly noLinks: string;
  readonly unnamed: string;
  readonly wayBack: string;
  readonly takeBack: string;

  readonly tokens: string;
  readonly tokensHint: string;
  readonly noTokens: string;
  readonly newToken: string;
  readonly tokenFor: string;
  readonly tokenForHint: string;
  readonly makeToken: string;
  readonly tokenReady: string;
  readonly tokenHint: string;
  readonly made: (day: string) => string;
  readonly revoked: string;
  readonly revoke: string;
  readonly revokeToken: (name: string) => string;
  readonly revokeHint: string;
}

export const PEOPLE_WORDS: Readonly<Record<NewsroomLanguage, PeopleWords>> = {
  en: {
    title: 'People',
    you: 'you',
    closed: 'Closed',
    change: 'Change',
    changePerson: (name) => `Change ${name}`,
    role: 'Role',
    does: {
      reporter: 'writes drafts and hands them in',
      editor: 'also publishes, corrects, unpublishes and withdraws',
      moderator: 'reads along',
      admin: 'also changes the publication, people and tokens',
    },
    giveRole: 'Give this role',
    roleGiven: 'The role is changed',
    cancel: 'Cancel',

    lostKeys: 'Keys lost, or taken',
    lostKeysHint:
      'A link back lets them choose new keys. Once it is followed, the passphrase, passkeys, second factor and every session there were end. Only the latest link works.',
    makeWayBack: 'Make a link back',
    close: 'Close the account',
    closeHint:
      'Every session ends at once, and links back are taken away. What was written stays. It can be opened again.',
    closeAdminHint: 'This account administers: all open links end with it, whoever made them. Look at the tokens too.',
    closePerson: (name) => `Close the account of ${name}?`,
    openAgain: 'Open again',

    invite: 'Invite somebody',
    inviteName: 'Name, if it is settled',
    inviteNameHint: 'Left empty, whoever comes chooses one. A pseudonym is fine.',
    makeLink: 'Make the link',
    linkReady: 'The link is ready',
    linkHint:
      'Hand it over where nobody else reads: in person, or in a chat whose messages disappear. Whoever opens it first has the account. It works once and is not shown again.',
    worksUntil: (moment) => `It works until ${moment}.`,
    done: 'Done',

    openLinks: 'Open links',
    noLinks: 'No link is open just now.',
    unnamed: 'Whoever comes chooses a name',
    wayBack: 'way back',
    takeBack: 'Take back',

    tokens: 'Tokens',
    tokensHint: 'For programs that use the API. A token has the rights of its role, and no others.',
    noTokens: 'There are none.',
    newToken: 'New token',
    tokenFor: 'What it is for',
    tokenForHint: 'Such as the name of the program.',
    makeToken: 'Make the token',
    tokenReady: 'The token is ready',
    tokenHint: 'Put it where the program reads it. Only its digest is kept: it is not shown again.',
    made: (day) => `made ${day}`,
    revoked: 'Revoked',
    revoke: 'Revoke',
    revokeToken: (name) => `Revoke the token “${name}”?`,
    revokeHint: 'The program that uses it is refused from now on. It cannot be undone.',
  },
  ru: {
    title: 'Люди',
    you: 'это вы',
    closed: 'Закрыта',
    change: 'Изменить',
    changePerson: (name) => `Изменить: ${name}`,
    role: 'Роль',
    does: {
      reporter: 'пишет черновики и сдаёт их',
      editor: 'также публикует, исправляет, снимает и отзывает',
      moderator: 'только читает',
      admin: 'также меняет издание, людей и токены',
    },
    giveRole: 'Дать эту роль',
    roleGiven: 'Роль изменена',
    cancel: 'Отмена',

    lostKeys: 'Ключи потеряны или изъяты',
    lostKeysHint:
      'По ссылке человек выберет новые ключи. Как только по ней пройдут, прежние парольная фраза, ключи доступа, второй фактор и все сеансы перестанут действовать. Работает только последняя ссылка.',
    makeWayBack: 'Сделать ссылку для возврата',
    close: 'Закрыть учётную запись',
    closeHint:
      'Все сеансы завершатся сразу, ссылки для возврата исчезнут. Написанное останется. Запись можно открыть снова.',
    closeAdminHint:
      'Это администратор: вместе с ним исчезнут все открытые ссылки, кто бы их ни сделал. Проверьте и токены.',
    closePerson: (name) => `Закрыть учётную запись ${name}?`,
    openAgain: 'Открыть снова',

    invite: 'Пригласить',
    inviteName: 'Имя, если уже решено',
    inviteNameHint: 'Если пусто, имя выберет тот, кто придёт. Можно псевдоним.',
    makeLink: 'Сделать ссылку',
    linkReady: 'Ссылка готова',
    linkHint:
      'Передайте её так, чтобы никто другой не прочёл: лично или в чате с исчезающими сообщениями. Учётная запись достанется тому, кто откроет первым. Ссылка работает один раз и больше не показывается.',
    worksUntil: (moment) => `Действует до ${moment}.`,
    done: 'Готово',

    openLinks: 'Открытые ссылки',
    noLinks: 'Сейчас открытых ссылок нет.',
    unnamed: 'Имя выберет тот, кто придёт',
    wayBack: 'возврат',
    takeBack: 'Отменить',

    tokens: 'Токены',
    tokensHint: 'Для программ, которые работают через API. У токена права его роли и никаких других.',
    noTokens: 'Пока ни одного.',
    newToken: 'Новый токен',
    tokenFor: 'Для чего он',
    tokenForHint: 'Например, название программы.',
    makeToken: 'Создать токен',
    tokenReady: 'Токен готов',
    tokenHint: 'Положите его туда, откуда его читает программа. Хранится только его отпечаток: больше он не покажется.',
    made: (day) => `создан ${day}`,
    revoked: 'Отозван',
    revoke: 'Отозвать',
    revokeToken: (name) => `Отозвать токен «${name}»?`,
    revokeHint: 'Программе с этим токеном будет отказано. Отменить это нельзя.',
  },
  kk: {
    title: 'Адамдар',
    you: 'бұл сіз',
    closed: 'Жабық',
    change: 'Өзгерту',
    changePerson: (name) => `Өзгерту: ${name}`,
    role: 'Рөлі',
    does: {
      reporter: 'мәтін жазып, тапсырады',
      editor: 'сонымен қатар жариялайды, түзетеді, жариядан алады, кері қайтарады',
      moderator: 'тек оқиды',
      admin: 'сонымен қатар басылымды, адамдарды, токендерді өзгертеді',
    },
    giveRole: 'Осы рөлді беру',
    roleGiven: 'Рөл өзгерді',
    cancel: 'Бас тарту',

    lostKeys: 'Кілттер жоғалған немесе тартып алынған',
    lostKeysHint:
      'Сілтеме арқылы ол жаңа кілт таңдайды. Сілтеме ашылғаннан кейін бұрынғы құпия сөз тіркесі, кіру кілттері, екінші фактор және барлық сеанс күшін жояды. Тек соңғы сілтеме жұмыс істейді.',
    makeWayBack: 'Қайту сілтемесін жасау',
    close: 'Тіркелгіні жабу',
    closeHint:
      'Барлық сеанс бірден аяқталады, қайту сілтемелері жойылады. Жазылғаны қалады. Тіркелгіні қайта ашуға болады.',
    closeAdminHint:
      'Бұл — әкімші: онымен бірге кім жасағанына қарамастан барлық ашық сілтеме жойылады. Токендерді де қараңыз.',
    closePerson: (name) => `${name}: тіркелгіні жабу керек пе?`,
    openAgain: 'Қайта ашу',

    invite: 'Адам шақыру',
    inviteName: 'Есімі, белгілі болса',
    inviteNameHint: 'Бос қалса, келген адам өзі таңдайды. Бүркеншік есім де жарайды.',
    makeLink: 'Сілтеме жасау',
    linkReady: 'Сілтеме дайын',
    linkHint:
      'Басқа ешкім оқымайтын жолмен беріңіз: қолма-қол немесе хабарламасы жойылатын чатта. Тіркелгі бірінші ашқан адамдікі болады. Сілтеме бір рет жұмыс істейді, қайта көрсетілмейді.',
    worksUntil: (moment) => `Мерзімі: ${moment}.`,
    done: 'Дайын',

    openLinks: 'Ашық сілтемелер',
    noLinks: 'Қазір ашық сілтеме жоқ.',
    unnamed: 'Есімін келген адам таңдайды',
    wayBack: 'қайту',
    takeBack: 'Қайтарып алу',

    tokens: 'Токендер',
    tokensHint: 'API арқылы жұмыс істейтін бағдарламаларға арналған. Токеннің құқығы рөлінікіндей, артық емес.',
    noTokens: 'Әзірге жоқ.',
    newToken: 'Жаңа токен',
    tokenFor: 'Не үшін керек',
    tokenForHint: 'Мысалы, бағдарламаның аты.',
    makeToken: 'Токен жасау',
    tokenReady: 'Токен дайын',
    tokenHint: 'Оны бағдарлама оқитын жерге салыңыз. Тек таңбасы сақталады: қайта көрсетілмейді.',
    made: (day) => `жасалған күні: ${day}`,
    revoked: 'Күші жойылған',
    revoke: 'Күшін жою',
    revokeToken: (name) => `«${name}» токенінің күшін жою керек пе?`,
    revokeHint: 'Оны қолданатын бағдарлама бұдан былай кіре алмайды. Мұны қайтару мүмкін емес.',
  },
};
