import type { NewsroomLanguage } from '../newsroom-strings.ts';

type Passing = 'submit' | 'approve' | 'publish' | 'schedule';

/** What is asked before a story goes on whose pictures lack words. */
export interface PictureNeedStrings {
  readonly title: string;
  readonly hint: string;
  readonly altHint: string;
  readonly inGallery: string;
  readonly fillIn: string;
  readonly fillInNumber: (number: number) => string;
  readonly cancel: string;
  readonly without: Readonly<Record<Passing, string>>;
}

export const PICTURE_NEED_STRINGS: Readonly<Record<NewsroomLanguage, PictureNeedStrings>> = {
  en: {
    title: 'Pictures that lack words',
    hint: 'A caption says what readers see, a credit whose work it is. Where a name could endanger the photographer, or there is none, go on without.',
    altHint: 'What a picture shows has to be said before readers get it.',
    inGallery: 'In a gallery: it is changed on the plain pages.',
    fillIn: 'Fill in',
    fillInNumber: (number) => `Fill in picture ${number}`,
    cancel: 'Cancel',
    without: {
      submit: 'Send to review without',
      approve: 'Approve without',
      publish: 'Publish without',
      schedule: 'Schedule without',
    },
  },
  ru: {
    title: 'У фотографий не всё заполнено',
    hint: 'Подпись объясняет снимок, автор говорит, чья это работа. Если имя может подвергнуть фотографа опасности или имени нет, продолжайте без него.',
    altHint: 'Что изображено, нужно написать до публикации.',
    inGallery: 'В галерее: меняется на простых страницах.',
    fillIn: 'Заполнить',
    fillInNumber: (number) => `Заполнить фотографию ${number}`,
    cancel: 'Отмена',
    without: {
      submit: 'Отправить без этого',
      approve: 'Одобрить без этого',
      publish: 'Опубликовать без этого',
      schedule: 'Запланировать без этого',
    },
  },
  kk: {
    title: 'Суреттердің сөзі толық емес',
    hint: 'Сурет астындағы жазу не болып жатқанын, автор оның кімдікі екенін айтады. Есім фотографқа қауіп төндірсе не есім болмаса, онсыз жалғастырыңыз.',
    altHint: 'Жарияламас бұрын суретте не бейнеленгенін жазу керек.',
    inGallery: 'Галереяда: қарапайым беттерде өзгертіледі.',
    fillIn: 'Толтыру',
    fillInNumber: (number) => `${number}-суретті толтыру`,
    cancel: 'Бас тарту',
    without: {
      submit: 'Онсыз тексеруге жіберу',
      approve: 'Онсыз мақұлдау',
      publish: 'Онсыз жариялау',
      schedule: 'Онсыз жоспарлау',
    },
  },
};
