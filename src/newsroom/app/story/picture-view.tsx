import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react';
import { useWords } from '../words.tsx';
import { PictureLacks } from './picture-lacks.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** A picture as it prints, with its words below it to be written in place. */
export function PictureView({ node, selected, updateAttributes, deleteNode }: NodeViewProps) {
  const words = useWords();
  const field = (name: 'alt' | 'caption' | 'credit') => (
    <label>
      {words[name]}
      <input
        value={String(node.attrs[name])}
        maxLength={1000}
        required={name === 'alt'}
        onChange={(event) => updateAttributes({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <NodeViewWrapper as="figure" className="picture" data-selected={selected || undefined}>
      <div data-drag-handle>
        <Thumbnail image={String(node.attrs['image'])} alt={String(node.attrs['alt'])} />
      </div>
      <figcaption contentEditable={false}>
        {field('alt')}
        {field('caption')}
        {field('credit')}
        <PictureLacks
          use={{
            alt: String(node.attrs['alt']),
            caption: String(node.attrs['caption']),
            credit: String(node.attrs['credit']),
          }}
        />
        <button type="button" onClick={() => deleteNode()}>
          {words.takeOut}
        </button>
      </figcaption>
    </NodeViewWrapper>
  );
}
