import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** One's own keys and sessions. */
export interface MeWords {
  readonly title: string;
  readonly hint: string;
  readonly remove: string;
  readonly cancel: string;
  readonly done: string;

  readonly passkeys: string;
  readonly passkeysHint: string;
  readonly noPasskeys: string;
  readonly noPasskeysHere: string;
  readonly addPasskey: string;
  readonly passkeyName: string;
  readonly passkeyNameHint: string;
  readonly made: (day: string) => string;
  readonly used: (day: string) => string;
  readonly neverUsed: string;
  readonly removePasskey: (name: string) => string;
  readonly removePasskeyHint: string;

  readonly passphrase: string;
  readonly passphraseSet: string;
  readonly passphraseNone: string;
  readonly setPassphrase: string;
  readonly changePassphrase: string;
  readonly newPassphrase: string;
  readonly newPassphraseHint: string;
  readonly endsOthers: string;
  readonly removePassphrase: string;
  readonly removePassphraseHint: string;
  readonly addPasskeyFirst: string;
  readonly passphraseChanged: string;

  readonly secondFactor: string;
  readonly secondFactorOn: string;
  readonly secondFactorOff: string;
  readonly secondFactorNeedsPassphrase: string;
  readonly switchOn: string;
  readonly switchOff: string;
  readonly switchOffHint: string;
  readonly scan: string;
  readonly qrCode: string;
  readonly secretByHand: string;
  readonly codeNow: string;
  readonly confirm: string;

  readonly recoveryCodes: string;
  readonly codesLeft: (left: number) => string;
  readonly noCodes: string;
  readonly fewCodes: string;
  readonly makeCodes: string;
  readonly makeCodesHint: string;
  readonly codesShown: string;
  readonly download: string;
  readonly codesKept: string;

  readonly sessions: string;
  readonly sessionsHint: string;
  readonly thisOne: string;
  readonly otherOne: string;
  readonly since: (began: string, seen: string) => string;
  readonly end: string;
  readonly endOthers: string;
}

const russian = new Intl.PluralRules('ru');

export const ME_WORDS: Readonly<Record<NewsroomLanguage, MeWords>> = {
  en: {
    title: 'My keys',
    hint: 'How you come in. Of your visits only the days are kept: no hour, no address, no device.',
    remove: 'Remove',
    cancel: 'Cancel',
    done: 'Done',

    passkeys: 'Passkeys',
    passkeysHint: 'Kept by a device or a password manager, opened by finger, face or PIN. The safest way in.',
    noPasskeys: 'You have none yet.',
    noPasskeysHere: 'This browser makes no passkeys at this address.',
    addPasskey: 'Add a passkey',
    passkeyName: 'What you call it',
    passkeyNameHint: 'So that you know later which to remove, such as “blue key”. It need not name a device.',
    made: (day) => `made ${day}`,
    used: (day) => `last used ${day}`,
    neverUsed: 'not used yet',
    removePasskey: (name) => `Remove the passkey “${name}”?`,
    removePasskeyHint: 'It opens nothing here any more. The device still shows it until you delete it there too.',

    passphrase: 'Passphrase',
    passphraseSet: 'You have one. It is the way in where there are no passkeys, such as Tor Browser.',
    passphraseNone: 'You have none: you come in by passkey alone.',
    setPassphrase: 'Set a passphrase',
    changePassphrase: 'Change it',
    newPassphrase: 'New passphrase',
    newPassphraseHint: 'At least 12 characters: four or five unrelated words are good.',
    endsOthers: 'All your other sessions end with it.',
    removePassphrase: 'Remove the passphrase?',
    removePassphraseHint: 'Then passkeys alone let you in. The second factor and its recovery codes go with it.',
    addPasskeyFirst: 'It can be removed once you have a passkey.',
    passphraseChanged: 'The passphrase is set. Your other sessions have ended.',

    secondFactor: 'Second factor',
    secondFactorOn: 'On: after the passphrase a code is asked for.',
    secondFactorOff: 'Off. An app on your phone can make a code that is asked for after the passphrase.',
    secondFactorNeedsPassphrase: 'It goes with a passphrase. A passkey is two factors already.',
    switchOn: 'Switch it on',
    switchOff: 'Switch it off',
    switchOffHint: 'The passphrase alone then lets you in. The recovery codes go too.',
    scan: 'Scan this with an app for codes. There it shows your name, and not which newsroom it opens.',
    qrCode: 'The secret as a QR code',
    secretByHand: 'Or type the secret in by hand',
    codeNow: 'The code that the app shows now',
    confirm: 'Switch on',

    recoveryCodes: 'Recovery codes',
    codesLeft: (left) => (left === 1 ? '1 code is left.' : `${left} codes are left.`),
    noCodes: 'There are none. Without the phone nobody could let you in but an administrator.',
    fewCodes: 'Few are left: make new ones.',
    makeCodes: 'Make new codes',
    makeCodesHint: 'Those there were work no more.',
    codesShown:
      'Each works once in place of a code of the app. They are shown only now: keep them away from the phone.',
    download: 'Save as a text file',
    codesKept: 'I have kept them',

    sessions: 'Where you are signed in',
    sessionsHint: 'What you do not know, end. A session ends by itself after fourteen days without use.',
    thisOne: 'This window',
    otherOne: 'Another session',
    since: (began, seen) => `since ${began}, last seen ${seen}`,
    end: 'End it',
    endOthers: 'End all others',
  },
  ru: {
    title: 'Мои ключи',
    hint: 'Как вы входите. О входах хранятся только дни: ни часа, ни адреса, ни устройства.',
    remove: 'Удалить',
    cancel: 'Отмена',
    done: 'Готово',

    passkeys: 'Ключи доступа',
    passkeysHint:
      'Хранятся на устройстве или в менеджере паролей, открываются по отпечатку, лицу или ПИН-коду. Самый надёжный вход.',
    noPasskeys: 'Пока ни одного.',
    noPasskeysHere: 'Этот браузер не создаёт ключей доступа по этому адресу.',
    addPasskey: 'Добавить ключ доступа',
    passkeyName: 'Как вы его назовёте',
    passkeyNameHint: 'Чтобы потом знать, какой удалять, например «синий ключ». Называть устройство не обязательно.',
    made: (day) => `создан ${day}`,
    used: (day) => `последний вход ${day}`,
    neverUsed: 'ещё не использован',
    removePasskey: (name) => `Удалить ключ доступа «${name}»?`,
    removePasskeyHint: 'Здесь он больше ничего не откроет. На устройстве он виден, пока вы не удалите его и там.',

    passphrase: 'Парольная фраза',
    passphraseSet: 'Задана. С ней входят там, где ключей доступа нет, например в Tor Browser.',
    passphraseNone: 'Не задана: вы входите только с ключом доступа.',
    setPassphrase: 'Задать парольную фразу',
    changePassphrase: 'Сменить',
    newPassphrase: 'Новая парольная фраза',
    newPassphraseHint: 'Не короче 12 знаков: подойдут четыре-пять не связанных между собой слов.',
    endsOthers: 'Все остальные ваши сеансы при этом завершатся.',
    removePassphrase: 'Удалить парольную фразу?',
    removePassphraseHint:
      'Войти можно будет только с ключом доступа. Второй фактор и резервные коды удалятся вместе с ней.',
    addPasskeyFirst: 'Удалить её можно, когда есть ключ доступа.',
    passphraseChanged: 'Парольная фраза задана. Остальные ваши сеансы завершены.',

    secondFactor: 'Второй фактор',
    secondFactorOn: 'Включён: после парольной фразы нужен код.',
    secondFactorOff: 'Выключен. Приложение на телефоне может создавать код, который нужен после парольной фразы.',
    secondFactorNeedsPassphrase: 'Он дополняет парольную фразу. Ключ доступа сам по себе — уже два фактора.',
    switchOn: 'Включить',
    switchOff: 'Выключить',
    switchOffHint: 'Тогда хватит одной парольной фразы. Резервные коды тоже удалятся.',
    scan: 'Отсканируйте это приложением для кодов. В нём будет видно ваше имя, но не то, какую редакцию оно открывает.',
    qrCode: 'Секрет в виде QR-кода',
    secretByHand: 'Или введите секрет вручную',
    codeNow: 'Код, который показывает приложение',
    confirm: 'Включить',

    recoveryCodes: 'Резервные коды',
    codesLeft: (left) =>
      `${{ one: 'Остался', few: 'Осталось' }[russian.select(left) as string] ?? 'Осталось'} ${left} ${{ one: 'код', few: 'кода' }[russian.select(left) as string] ?? 'кодов'}.`,
    noCodes: 'Их нет. Без телефона вас сможет впустить только администратор.',
    fewCodes: 'Осталось мало: создайте новые.',
    makeCodes: 'Создать новые коды',
    makeCodesHint: 'Прежние перестанут действовать.',
    codesShown:
      'Каждый действует один раз вместо кода из приложения. Они видны только сейчас: храните их отдельно от телефона.',
    download: 'Сохранить в файл',
    codesKept: 'Коды сохранены',

    sessions: 'Где вы вошли',
    sessionsHint: 'Незнакомые сеансы завершайте. Сеанс завершается сам после четырнадцати дней без работы.',
    thisOne: 'Это окно',
    otherOne: 'Другой сеанс',
    since: (began, seen) => `с ${began}, последний раз ${seen}`,
    end: 'Завершить',
    endOthers: 'Завершить все остальные',
  },
  kk: {
    title: 'Менің кілттерім',
    hint: 'Сіз қалай кіресіз. Кірген күніңіз ғана сақталады: сағаты да, мекенжай да, құрылғы да жазылмайды.',
    remove: 'Өшіру',
    cancel: 'Бас тарту',
    done: 'Дайын',

    passkeys: 'Кіру кілттері',
    passkeysHint:
      'Құрылғыда немесе құпиясөз менеджерінде сақталады, саусақ ізі, бет не ПИН-код арқылы ашылады. Ең сенімді жол.',
    noPasskeys: 'Әзірге біреуі де жоқ.',
    noPasskeysHere: 'Бұл браузер бұл мекенжайда кіру кілтін жасамайды.',
    addPasskey: 'Кіру кілтін қосу',
    passkeyName: 'Оны қалай атайсыз',
    passkeyNameHint: 'Кейін қайсысын өшіретініңізді білу үшін, мысалы, «көк кілт». Құрылғыны атау міндетті емес.',
    made: (day) => `жасалған күні: ${day}`,
    used: (day) => `соңғы рет: ${day}`,
    neverUsed: 'әлі қолданылмаған',
    removePasskey: (name) => `«${name}» кіру кілтін өшіру керек пе?`,
    removePasskeyHint: 'Ол мұнда енді ештеңе ашпайды. Құрылғының өзінен өшірмейінше, сол жерде көрініп тұрады.',

    passphrase: 'Құпия сөз тіркесі',
    passphraseSet: 'Бар. Кіру кілті жұмыс істемейтін жерде, мысалы Tor Browser-де, осымен кіресіз.',
    passphraseNone: 'Жоқ: сіз тек кіру кілтімен кіресіз.',
    setPassphrase: 'Құпия сөз тіркесін қою',
    changePassphrase: 'Ауыстыру',
    newPassphrase: 'Жаңа құпия сөз тіркесі',
    newPassphraseHint: 'Кемінде 12 таңба: бір-біріне қатысы жоқ төрт-бес сөз жақсы.',
    endsOthers: 'Сонымен бірге басқа сеанстарыңыздың бәрі аяқталады.',
    removePassphrase: 'Құпия сөз тіркесін өшіру керек пе?',
    removePassphraseHint: 'Содан кейін тек кіру кілтімен кіресіз. Екінші фактор мен қалпына келтіру кодтары да өшеді.',
    addPasskeyFirst: 'Оны кіру кілті болғанда ғана өшіруге болады.',
    passphraseChanged: 'Құпия сөз тіркесі қойылды. Басқа сеанстарыңыз аяқталды.',

    secondFactor: 'Екінші фактор',
    secondFactorOn: 'Қосулы: құпия сөз тіркесінен кейін код сұралады.',
    secondFactorOff: 'Өшірулі. Телефондағы қолданба құпия сөз тіркесінен кейін сұралатын код жасай алады.',
    secondFactorNeedsPassphrase: 'Ол құпия сөз тіркесімен бірге жүреді. Кіру кілтінің өзі — екі фактор.',
    switchOn: 'Қосу',
    switchOff: 'Өшіру',
    switchOffHint: 'Содан кейін құпия сөз тіркесінің өзі жеткілікті. Қалпына келтіру кодтары да өшеді.',
    scan: 'Мұны код қолданбасымен сканерлеңіз. Онда есіміңіз көрінеді, қай редакцияны ашатыны көрінбейді.',
    qrCode: 'QR-код түріндегі құпия',
    secretByHand: 'Немесе құпияны қолмен теріңіз',
    codeNow: 'Қолданба қазір көрсетіп тұрған код',
    confirm: 'Қосу',

    recoveryCodes: 'Қалпына келтіру кодтары',
    codesLeft: (left) => `${left} код қалды.`,
    noCodes: 'Олар жоқ. Телефонсыз сізді тек әкімші кіргізе алады.',
    fewCodes: 'Аз қалды: жаңасын жасаңыз.',
    makeCodes: 'Жаңа код жасау',
    makeCodesHint: 'Бұрынғылары күшін жояды.',
    codesShown:
      'Әрқайсысы қолданба кодының орнына бір рет жарайды. Олар тек қазір көрінеді: телефоннан бөлек сақтаңыз.',
    download: 'Мәтіндік файлға сақтау',
    codesKept: 'Сақтап алдым',

    sessions: 'Қай жерде кіріп тұрсыз',
    sessionsHint: 'Танымайтын сеансты аяқтаңыз. Он төрт күн қолданылмаған сеанс өзі аяқталады.',
    thisOne: 'Осы терезе',
    otherOne: 'Басқа сеанс',
    since: (began, seen) => `басталған күні: ${began}, соңғы рет: ${seen}`,
    end: 'Аяқтау',
    endOthers: 'Қалғанының бәрін аяқтау',
  },
};
