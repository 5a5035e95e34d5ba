import { Fragment, type ReactNode } from 'react';
import { plainText } from '../../../story/body-text.ts';
import type { Block, Body, Inline, List } from '../../../story/body.ts';
import { Thumbnail } from '../story/thumbnail.tsx';
import { useWords } from '../words.tsx';

/** A body as it prints. What needs a player or a grid stands as its words. */
export function BodyView({ body }: { readonly body: Body }) {
  return body.map((block, at) => <BlockView key={at} block={block} />);
}

function BlockView({ block }: { readonly block: Block }) {
  const words = useWords();
  switch (block.type) {
    case 'paragraph':
      return <p>{inline(block.content)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{inline(block.content)}</strong>
        </p>
      );
    case 'list':
      return <ListView list={block} />;
    case 'quote':
      return (
        <blockquote>
          <BodyView body={block.content} />
          {block.attribution.length > 0 && <p className="quote-source">{inline(block.attribution)}</p>}
        </blockquote>
      );
    case 'facts':
      return (
        <div className="post-facts">
          <p className="facts-title">{inline(block.title)}</p>
          <BodyView body={block.content} />
        </div>
      );
    case 'image':
      return (
        <figure className="picture">
          <Thumbnail image={block.use.image} alt={block.use.alt} />
          <figcaption>{[block.use.caption, block.use.credit].filter((each) => each !== '').join(' · ')}</figcaption>
        </figure>
      );
    case 'divider':
      return <hr />;
    case 'gallery':
    case 'recording':
    case 'embed':
    case 'table':
      return (
        <div className="kept">
          <p className="kept-name">{words.keptBlocks[block.type]}</p>
          <p className="kept-words">{plainText([block])}</p>
        </div>
      );
  }
}

function ListView({ list }: { readonly list: List }) {
  const items = list.items.map((item, at) => (
    <li key={at}>
      {inline(item.content)}
      {item.list !== null && <ListView list={item.list} />}
    </li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function inline(content: readonly Inline[]): ReactNode {
  return content.map((part, at) => <Fragment key={at}>{printed(part)}</Fragment>);
}

function printed(part: Inline): ReactNode {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'strong':
      return <strong>{inline(part.content)}</strong>;
    case 'emphasis':
      return <em>{inline(part.content)}</em>;
    case 'language':
      return <span lang={part.language}>{inline(part.content)}</span>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noreferrer">
          {inline(part.content)}
        </a>
      );
  }
}
