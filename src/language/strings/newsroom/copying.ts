import type { NewsroomLanguage } from '../newsroom-strings.ts';

export interface CopyingStrings {
  readonly copy: string;
  readonly copied: string;
}

export const COPYING_STRINGS: Readonly<Record<NewsroomLanguage, CopyingStrings>> = {
  en: { copy: 'Copy', copied: 'Copied' },
  ru: { copy: 'Скопировать', copied: 'Скопировано' },
  kk: { copy: 'Көшіру', copied: 'Көшірілді' },
};
