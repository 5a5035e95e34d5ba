import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** When a story may come to its readers, and when it leaves them. */
export interface TimesStrings {
  readonly title: string;
  readonly embargo: string;
  readonly embargoHint: string;
  readonly leaving: string;
  readonly leavingHint: string;
  readonly missed: string;
  readonly set: string;
  readonly clear: string;
}

export const TIMES_STRINGS: Readonly<Record<NewsroomLanguage, TimesStrings>> = {
  en: {
    title: 'Times',
    embargo: 'Not before (embargo)',
    embargoHint: 'Nobody publishes it earlier, not even by mistake.',
    leaving: 'Leaves its readers',
    leavingHint: 'Then it is unpublished by itself. Copies that readers have stay theirs.',
    missed: 'Its time passed while nothing ran: publish it now, or set another time.',
    set: 'Set',
    clear: 'Take the time back',
  },
  ru: {
    title: 'Сроки',
    embargo: 'Не раньше (эмбарго)',
    embargoHint: 'Никто не опубликует материал раньше, даже по ошибке.',
    leaving: 'Снять с публикации',
    leavingHint: 'В это время материал снимется сам. Копии, которые есть у читателей, останутся у них.',
    missed: 'Время публикации прошло, пока система не работала: опубликуйте сейчас или назначьте другое время.',
    set: 'Назначить',
    clear: 'Убрать срок',
  },
  kk: {
    title: 'Мерзімдер',
    embargo: 'Бұдан бұрын емес (эмбарго)',
    embargoHint: 'Материалды ешкім ертерек жариялай алмайды, қателесіп те.',
    leaving: 'Жарияланымнан алынады',
    leavingHint: 'Сол уақытта материал өзі алынады. Оқырмандағы көшірмелер өздерінде қалады.',
    missed: 'Жүйе жұмыс істемей тұрғанда уақыты өтіп кетті: қазір жариялаңыз не басқа уақыт белгілеңіз.',
    set: 'Белгілеу',
    clear: 'Мерзімді алып тастау',
  },
};
