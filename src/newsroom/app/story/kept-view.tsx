import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react';
import { parseBody } from '../../../story/body-html.ts';
import { plainText } from '../../../story/body-text.ts';
import { useWords } from '../words.tsx';

/** What the editor does not change: named, with its words, to be moved or taken out. */
export function KeptView({ node, selected, deleteNode }: NodeViewProps) {
  const words = useWords();
  const { body } = parseBody(String(node.attrs['html']));
  const [block] = body;
  const name = block === undefined ? '' : words.keptBlocks[block.type as keyof typeof words.keptBlocks];
  return (
    <NodeViewWrapper className="kept" data-selected={selected || undefined} data-drag-handle>
      <p className="kept-name">
        {name}
        <button type="button" onClick={() => deleteNode()}>
          {words.takeOut}
        </button>
      </p>
      <p className="kept-words">{plainText(body)}</p>
    </NodeViewWrapper>
  );
}
