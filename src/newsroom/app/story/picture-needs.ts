import { parseBody } from '../../../story/body-html.ts';
import type { ImageUse } from '../../../story/body.ts';
import type { Story } from '../api-types.ts';

type Field = 'alt' | 'caption' | 'credit';

/** A picture of a story that lacks words. */
export interface PictureNeed {
  readonly use: Pick<ImageUse, Field> & { readonly image: string };
  readonly lacks: readonly Field[];
  /** Its place among the pictures that the sheet has fields for, the lead picture first; null: it stands in a gallery. */
  readonly at: number | null;
}

const FIELDS = ['alt', 'caption', 'credit'] as const;

/** The pictures of a story without a description, caption or credit, from its top. */
export function pictureNeeds({ leadImage, body }: Pick<Story, 'leadImage' | 'body'>): readonly PictureNeed[] {
  let count = 0;
  const needOf = (use: PictureNeed['use'], isInSheet: boolean): PictureNeed[] => {
    const at = isInSheet ? count : null;
    if (isInSheet) count += 1;
    const lacks = FIELDS.filter((field) => use[field].trim() === '');
    return lacks.length === 0 ? [] : [{ use, lacks, at }];
  };
  const needs = leadImage === null ? [] : needOf(leadImage, true);
  for (const block of parseBody(body.html).body) {
    if (block.type === 'image') needs.push(...needOf(block.use, true));
    if (block.type === 'gallery') needs.push(...block.images.flatMap((use) => needOf(use, false)));
  }
  return needs;
}
