import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** What is said of rows that are moved. */
interface SortingStrings {
  readonly instructions: string;
  readonly drag: (name: string) => string;
  readonly up: (name: string) => string;
  readonly down: (name: string) => string;
  readonly lifted: (name: string, place: number) => string;
  readonly over: (name: string, place: number) => string;
  readonly dropped: (name: string, place: number) => string;
  readonly cancelled: (name: string, place: number) => string;
}

export const sortingStrings: Readonly<Record<NewsroomLanguage, SortingStrings>> = {
  en: {
    instructions:
      'Press Space to lift it, the arrow keys to move it, Space to put it down, Escape to leave it where it was.',
    drag: (name) => `Move: ${name}`,
    up: (name) => `Up: ${name}`,
    down: (name) => `Down: ${name}`,
    lifted: (name, place) => `${name}: lifted from place ${place}.`,
    over: (name, place) => `${name}: over place ${place}.`,
    dropped: (name, place) => `${name}: now in place ${place}.`,
    cancelled: (name, place) => `${name}: stays in place ${place}.`,
  },
  ru: {
    instructions: 'Пробел — взять, стрелки — переместить, снова пробел — поставить, Escape — оставить на месте.',
    drag: (name) => `Переместить: ${name}`,
    up: (name) => `Выше: ${name}`,
    down: (name) => `Ниже: ${name}`,
    lifted: (name, place) => `${name}: взято с места ${place}.`,
    over: (name, place) => `${name}: над местом ${place}.`,
    dropped: (name, place) => `${name}: теперь на месте ${place}.`,
    cancelled: (name, place) => `${name}: осталось на месте ${place}.`,
  },
  kk: {
    instructions:
      'Бос орын пернесі — алу, көрсеткі пернелер — жылжыту, қайта бос орын — қою, Escape — орнында қалдыру.',
    drag: (name) => `Жылжыту: ${name}`,
    up: (name) => `Жоғары: ${name}`,
    down: (name) => `Төмен: ${name}`,
    lifted: (name, place) => `${name}: ${place}-орыннан алынды.`,
    over: (name, place) => `${name}: ${place}-орынның үстінде.`,
    dropped: (name, place) => `${name}: енді ${place}-орында.`,
    cancelled: (name, place) => `${name}: ${place}-орында қалды.`,
  },
};
