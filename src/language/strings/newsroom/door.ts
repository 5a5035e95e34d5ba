import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** Coming in: the pages that everybody sees before they are somebody. */
export interface DoorWords {
  readonly skip: string;
  readonly signIn: string;
  readonly enter: string;
  readonly name: string;
  readonly passphrase: string;
  readonly passkeySignIn: string;
  readonly orPassphrase: string;
  readonly failed: string;
  readonly noKeys: string;
  readonly code: string;
  readonly codeHint: string;
  readonly again: string;
  readonly welcome: string;
  readonly yourRole: string;
  readonly choose: string;
  readonly nameHint: string;
  readonly passkeyNew: string;
  readonly passkeyHint: string;
  readonly passphraseHint: string;
  readonly begin: string;
  readonly welcomeBack: string;
  readonly youAre: string;
  readonly newKeys: string;
  readonly noPasskey: string;
  readonly unreachable: string;
}

export const DOOR_WORDS: Readonly<Record<NewsroomLanguage, DoorWords>> = {
  en: {
    skip: 'Skip to the page',
    signIn: 'Sign in',
    enter: 'Sign in',
    name: 'Name',
    passphrase: 'Passphrase',
    passkeySignIn: 'Sign in with a passkey',
    orPassphrase: 'or with a passphrase',
    failed: 'That did not work',
    noKeys: 'No account yet, or keys lost? An administrator makes you a link.',
    code: 'Code',
    codeHint: 'The six digits that your second factor shows now, or one of your recovery codes.',
    again: 'Begin again',
    welcome: 'Welcome',
    yourRole: 'Your role here:',
    choose: 'Choose how you will sign in from now on.',
    nameHint: 'A pseudonym is fine: bylines are chosen story by story. No e-mail address is asked for or kept.',
    passkeyNew: 'Make a passkey',
    passkeyHint:
      'Your device keeps it and opens it by finger, face or PIN: nothing to remember, and no false page can ask you for it. Whoever unlocks the device can see that it is there: if that is a danger, take a passphrase.',
    passphraseHint: 'At least 12 characters: four or five unrelated words are good. Let a password manager keep it.',
    begin: 'Begin',
    welcomeBack: 'Welcome back',
    youAre: 'You are',
    newKeys:
      'Choose how you will sign in from now on: the passphrase before, passkeys, the second factor and every open session end with it.',
    noPasskey: 'No passkey was given. Try again, or use a passphrase.',
    unreachable: 'The newsroom cannot be reached. Try again.',
  },
  ru: {
    skip: 'К содержанию',
    signIn: 'Вход',
    enter: 'Войти',
    name: 'Имя',
    passphrase: 'Парольная фраза',
    passkeySignIn: 'Войти с ключом доступа',
    orPassphrase: 'или с парольной фразой',
    failed: 'Не получилось',
    noKeys: 'Нет учётной записи или потеряны ключи? Ссылку для входа делает администратор.',
    code: 'Код',
    codeHint: 'Шесть цифр, которые сейчас показывает приложение с кодами, или один из резервных кодов.',
    again: 'Начать заново',
    welcome: 'Добро пожаловать',
    yourRole: 'Ваша роль здесь:',
    choose: 'Выберите, как вы будете входить.',
    nameHint:
      'Можно взять псевдоним: подпись выбирается к каждому материалу отдельно. Адрес почты не нужен и не хранится.',
    passkeyNew: 'Создать ключ доступа',
    passkeyHint:
      'Его хранит ваше устройство и открывает по отпечатку, лицу или ПИН-коду: нечего запоминать, и поддельная страница его не выманит. Кто разблокирует устройство, увидит, что ключ есть: если это опасно, возьмите парольную фразу.',
    passphraseHint:
      'Не короче 12 знаков: подойдут четыре-пять не связанных между собой слов. Хранить лучше в менеджере паролей.',
    begin: 'Начать',
    welcomeBack: 'С возвращением',
    youAre: 'Вы —',
    newKeys:
      'Выберите, как вы будете входить теперь: прежняя парольная фраза, ключи доступа, второй фактор и все открытые сеансы перестанут действовать.',
    noPasskey: 'Ключ доступа не предъявлен. Попробуйте ещё раз или войдите с парольной фразой.',
    unreachable: 'Нет связи с редакцией. Попробуйте ещё раз.',
  },
  kk: {
    skip: 'Мазмұнға өту',
    signIn: 'Кіру',
    enter: 'Кіру',
    name: 'Есім',
    passphrase: 'Құпия сөз тіркесі',
    passkeySignIn: 'Кіру кілтімен кіру',
    orPassphrase: 'немесе құпия сөз тіркесімен',
    failed: 'Болмады',
    noKeys: 'Тіркелгіңіз жоқ па немесе кілттер жоғалды ма? Кіру сілтемесін әкімші жасайды.',
    code: 'Код',
    codeHint: 'Код қолданбасы қазір көрсетіп тұрған алты цифр немесе қалпына келтіру кодының бірі.',
    again: 'Қайта бастау',
    welcome: 'Қош келдіңіз',
    yourRole: 'Мұндағы рөліңіз:',
    choose: 'Бұдан былай қалай кіретініңізді таңдаңыз.',
    nameHint:
      'Бүркеншік есім де жарайды: материалға қойылатын қолтаңба бөлек таңдалады. Пошта мекенжайы сұралмайды, сақталмайды.',
    passkeyNew: 'Кіру кілтін жасау',
    passkeyHint:
      'Оны құрылғыңыз сақтайды, саусақ ізі, бет немесе ПИН-код арқылы ашады: есте сақтайтын ештеңе жоқ, жалған бет те оны алдап ала алмайды. Құрылғының құлпын ашқан адам кілттің бар екенін көреді: бұл қауіпті болса, құпия сөз тіркесін таңдаңыз.',
    passphraseHint: 'Кемінде 12 таңба: бір-біріне қатысы жоқ төрт-бес сөз жақсы. Құпиясөз менеджерінде сақтаған дұрыс.',
    begin: 'Бастау',
    welcomeBack: 'Қайта қош келдіңіз',
    youAre: 'Сіз —',
    newKeys:
      'Енді қалай кіретініңізді таңдаңыз: бұрынғы құпия сөз тіркесі, кіру кілттері, екінші фактор және барлық ашық сеанс күшін жояды.',
    noPasskey: 'Кіру кілті берілмеді. Қайталап көріңіз немесе құпия сөз тіркесімен кіріңіз.',
    unreachable: 'Редакциямен байланыс жоқ. Қайталап көріңіз.',
  },
};
