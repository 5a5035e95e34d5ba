import type { Json } from './canonical-json.ts';
import type { Entry } from './entry.ts';
import { list, members, text } from './shape.ts';

/** The address of the rules, which is one of the edition. */
export const HEADER_RULES = '/.well-known/picket-headers.json';

interface Rule {
  readonly path: RegExp | null;
  readonly type: RegExp | null;
  /** Null takes a header away. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
}

export type HeaderRules = readonly Rule[];

const MOST = 1000;

/** @throws RangeError or SyntaxError */
export function headerRulesOf(value: Json): HeaderRules {
  return list(members(value, 'the rules')['rules'], 'rules', MOST).map((each) => {
    const { path, type, headers } = members(each, 'a rule');
    return {
      path: expressionOf(path),
      type: expressionOf(type),
      headers: Object.entries(members(headers, 'headers')).map(
        ([name, value]) => [name.toLowerCase(), value === null ? null : text(value, name)] as const,
      ),
    };
  });
}

/** What a server sends with an address, by lower-case name (section 6). */
export function headersBy(rules: HeaderRules, { path, type }: Pick<Entry, 'path' | 'type'>): Map<string, string> {
  const sent = new Map<string, string>([['content-type', type]]);
  for (const rule of rules) {
    if (rule.path?.test(path) === false || rule.type?.test(type) === false) continue;
    for (const [name, value] of rule.headers) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
  }
  return sent;
}

function expressionOf(value: Json | undefined): RegExp | null {
  return value === undefined ? null : new RegExp(text(value, 'an expression'), 'u');
}
