import type { Block, Body, Embed, ImageUse, RecordingUse } from '../story/body.ts';
import type { ImageId } from '../story/image.ts';

export interface CompletingWords {
  /** What the source says that a picture shows; '' when it says nothing. */
  readonly wordsOf: (image: ImageId) => string;
  /** Stands in where nobody said anything. */
  readonly headline: string;
  /** Why a recording has no transcript, in the language of the service. */
  readonly noTranscript: string;
}

/**
 * The body with words where we do not publish without them and other systems do: below a picture that nobody described
 * stands what there is of its caption, else the story's headline, which also names a recording without a caption; a recording
 * without a transcript says why; an embed without a title has its address. `count` is how
 * many pictures got the headline.
 */
export function completeBody(body: Body, words: CompletingWords): { readonly body: Body; readonly count: number } {
  let count = 0;
  const described = (use: ImageUse): ImageUse => {
    const alt = describe(use, words.wordsOf(use.image));
    if (alt === '') count += 1;
    return { ...use, alt: alt || words.headline };
  };
  const completed = body.map((block): Block => {
    if (block.type === 'image') return { ...block, use: described(block.use) };
    if (block.type === 'gallery') return { ...block, images: block.images.map(described) };
    if (block.type === 'recording') return { ...block, use: explained(block.use, words) };
    return block.type === 'embed' ? titled(block) : block;
  });
  return { body: completed, count };
}

/** What a picture shows, as far as anybody said. */
export function describe({ alt, caption }: Pick<ImageUse, 'alt' | 'caption'>, said: string): string {
  return [alt, said, caption].find((text) => text.trim() !== '') ?? '';
}

function explained(use: RecordingUse, { headline, noTranscript }: CompletingWords): RecordingUse {
  const reason = use.transcript.length > 0 ? use.noTranscript : use.noTranscript || noTranscript;
  return { ...use, caption: use.caption || headline, noTranscript: reason };
}

function titled(embed: Embed): Embed {
  if (embed.title !== '' || embed.text !== '') return embed;
  return { ...embed, title: embed.address.replace(/^https:\/\/(www\.)?/, '') };
}
