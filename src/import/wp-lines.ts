/** Elements that stand between paragraphs: ends of lines beside their tags mean nothing. */
const BLOCKS = new Set(
  `address article aside audio blockquote caption col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
   header hgroup hr iframe legend li main menu nav object ol p pre script section select style summary table tbody td tfoot th thead tr
   ul video`.split(/\s+/),
);

/** Elements whose text stands as it is written. */
const VERBATIM = new Set(['pre', 'script', 'style', 'textarea', 'svg']);

/** A comment, a tag or the text between. What opens and does not close is text. */
const TOKENS = /<!--[^]*?-->|<\/?([a-zA-Z][\w-]*)[^<>]*>|[^<]+|</g;

interface Token {
  readonly text: string;
  /** Null for text; '' for a comment. */
  readonly tag: string | null;
}

/**
 * HTML as writers of WordPress leave it, where the end of a line is a break and an empty line parts paragraphs, as HTML
 * that says so with `<br>`: two of them in a row are what `parseBody` makes paragraphs of. No word is added or lost.
 */
export function breaksForLines(html: string): string {
  const tokens = tokensOf(html.replace(/\r\n?/g, '\n'));
  const parts: string[] = [];
  let verbatim: string | null = null;
  for (const [at, { text, tag }] of tokens.entries()) {
    const isText = tag === null && verbatim === null;
    if (isText) parts.push(broken(text, { after: isBlock(tokens[at - 1]), before: isBlock(tokens[at + 1]) }));
    else parts.push(text);
    if (verbatim === null && tag !== null && VERBATIM.has(tag) && !text.startsWith('</')) verbatim = tag;
    else if (verbatim === tag && text.startsWith('</')) verbatim = null;
  }
  return parts.join('');
}

function tokensOf(html: string): Token[] {
  // A comment without an end would be looked for again from each beginning.
  const last = html.lastIndexOf('-->') + 1;
  const closed = html.slice(0, last) + html.slice(last).replaceAll('<!--', '&lt;!--');
  return Array.from(closed.matchAll(TOKENS), ([text, name]) => ({
    text,
    tag: name?.toLowerCase() ?? (text.startsWith('<!--') ? '' : null),
  }));
}

/** The beginning and the end of the whole are edges too. */
function isBlock(token: Token | undefined): boolean {
  return token === undefined || (token.tag !== null && BLOCKS.has(token.tag));
}

function broken(text: string, edge: { readonly after: boolean; readonly before: boolean }): string {
  const start = edge.after ? ` ${text.trimStart()}` : text;
  const inner = edge.before ? `${start.trimEnd()} ` : start;
  return inner
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?\n\s*/g, '<br><br>')
    .replace(/ ?\n ?/g, '<br>');
}
