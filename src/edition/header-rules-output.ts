import type { Output } from '../story/output.ts';
import { headerRules } from './headers.ts';
import { canonicalJson } from './verify/canonical-json.ts';

/** What a server sends besides the bytes, as an address of the edition: another program is another edition of it. */
export function headerRulesOutput(): Output {
  return {
    path: '/.well-known/picket-headers.json',
    type: 'application/json',
    body: canonicalJson(headerRules()),
  };
}
