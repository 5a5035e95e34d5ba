import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** The door that comes to whoever was signed out in the middle of their work. */
interface SignedOutWords {
  readonly title: string;
  readonly kept: string;
  readonly passkey: string;
  readonly or: string;
  readonly name: string;
  readonly passphrase: string;
  readonly code: string;
  readonly codeHint: string;
  readonly enter: string;
  readonly otherWay: string;
}

export const SIGNED_OUT_WORDS: Readonly<Record<NewsroomLanguage, SignedOutWords>> = {
  en: {
    title: 'You are signed out',
    kept: 'Your session has ended. What you were writing is kept in this window: sign in, and go on where you were.',
    passkey: 'Sign in with a passkey',
    or: 'or with a passphrase',
    name: 'Name',
    passphrase: 'Passphrase',
    code: 'Code',
    codeHint: 'The six digits of your second factor, or a recovery code',
    enter: 'Sign in',
    otherWay: 'Sign in as somebody else',
  },
  ru: {
    title: 'Вы вышли',
    kept: 'Ваш сеанс закончился. То, что вы писали, осталось в этом окне: войдите и продолжайте с того же места.',
    passkey: 'Войти с ключом доступа',
    or: 'или с парольной фразой',
    name: 'Имя',
    passphrase: 'Парольная фраза',
    code: 'Код',
    codeHint: 'Шесть цифр второго фактора или резервный код',
    enter: 'Войти',
    otherWay: 'Войти под другим именем',
  },
  kk: {
    title: 'Сіз жүйеден шықтыңыз',
    kept: 'Сеансыңыз аяқталды. Жазып отырғаныңыз осы терезеде сақтаулы: кіріп, тоқтаған жеріңізден жалғастырыңыз.',
    passkey: 'Кіру кілтімен кіру',
    or: 'немесе құпия сөз тіркесімен',
    name: 'Есім',
    passphrase: 'Құпия сөз тіркесі',
    code: 'Код',
    codeHint: 'Екінші факторыңыздың алты цифры немесе қалпына келтіру коды',
    enter: 'Кіру',
    otherWay: 'Басқа атпен кіру',
  },
};
