/**
 * `picket/verify`: reads editions and trusts nobody (docs/protocol/edition.md, sections 3 to 8). It runs wherever Web
 * Crypto does and fetches nothing itself: a Source is handed in.
 *
 *     const reader = { source, primitives: webCrypto };
 *     const { memory, edition, faults } = await followHead(reader, trusting(root), new Date());
 *     const entry = edition && (await findPath(reader, edition.root, '/kk/'));
 *     const page = entry && (await readObject(reader, entry));
 */
export type { EditionDocument, Host, Withdrawal } from './document.ts';
export { faultOfPath, GONE, REDIRECT, type Entry } from './entry.ts';
export { Fault, type FaultKind } from './fault.ts';
export { firstRoot, followHead, trusting, type Followed, type FollowedEdition, type Memory } from './follow.ts';
export { HEADER_RULES, headerRulesOf, headersBy, type HeaderRules } from './header-rules.ts';
export { webCrypto, type Primitives } from './primitives.ts';
export { LIMITS, METADATA, nodeAddress, objectAddress, type Reader, type Source } from './source.ts';
export { findPath, leavesOf, readInner, readLeaf, readObject, type LeafPlace } from './tree.ts';
