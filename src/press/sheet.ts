/** A stylesheet as it is sent: without comments and the white space that people need. For constants of this folder only. */
export function sheet(strings: TemplateStringsArray): string {
  return (strings[0] ?? '')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
