import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Showing again who acts. */
export interface ProofWords {
  readonly title: string;
  readonly why: string;
  readonly passkey: string;
  readonly or: string;
  readonly passphrase: string;
  readonly code: string;
  readonly codeHint: string;
  readonly itIsMe: string;
  readonly cancel: string;
  readonly noPasskey: string;
  readonly knownPasskey: string;
  readonly noWay: string;
}

export const PROOF_WORDS: Readonly<Record<NewsroomLanguage, ProofWords>> = {
  en: {
    title: 'Show that it is you',
    why: 'Keys, people, settings and editions open only to whoever showed in the last ten minutes who they are. Then what you began goes on by itself.',
    passkey: 'Use a passkey',
    or: 'or',
    passphrase: 'Your passphrase',
    code: 'Code',
    codeHint: 'The six digits of your second factor, or a recovery code',
    itIsMe: 'It is me',
    cancel: 'Cancel',
    noPasskey: 'No passkey was given. Try again.',
    knownPasskey: 'This device keeps a passkey of your account already.',
    noWay: 'Your passkeys do not work in this browser or at this address. Open the newsroom where you made them.',
  },
  ru: {
    title: 'Подтвердите, что это вы',
    why: 'Ключи, люди и настройки открыты тем, кто за последние десять минут подтвердил, кто он. Начатое затем продолжится само.',
    passkey: 'Ключ доступа',
    or: 'или',
    passphrase: 'Ваша парольная фраза',
    code: 'Код',
    codeHint: 'Шесть цифр из приложения с кодами или резервный код',
    itIsMe: 'Это я',
    cancel: 'Отмена',
    noPasskey: 'Ключ доступа не предъявлен. Попробуйте ещё раз.',
    knownPasskey: 'На этом устройстве уже есть ключ доступа к вашей учётной записи.',
    noWay:
      'Ваши ключи доступа не работают в этом браузере или по этому адресу. Откройте редакцию там, где вы их создавали.',
  },
  kk: {
    title: 'Бұл сіз екеніңізді растаңыз',
    why: 'Кілттер, адамдар және баптаулар соңғы он минутта кім екенін растаған адамға ғана ашық. Бастағаныңыз содан кейін өзі жалғасады.',
    passkey: 'Кіру кілті',
    or: 'немесе',
    passphrase: 'Құпия сөз тіркесіңіз',
    code: 'Код',
    codeHint: 'Код қолданбасындағы алты цифр немесе қалпына келтіру коды',
    itIsMe: 'Бұл мен',
    cancel: 'Бас тарту',
    noPasskey: 'Кіру кілті берілмеді. Қайталап көріңіз.',
    knownPasskey: 'Бұл құрылғыда тіркелгіңіздің кіру кілті бар.',
    noWay:
      'Кіру кілттеріңіз бұл браузерде немесе бұл мекенжайда жұмыс істемейді. Редакцияны оларды жасаған жерде ашыңыз.',
  },
};
