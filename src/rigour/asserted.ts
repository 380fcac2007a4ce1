/** What the author does not state as having happened: wishes, plans, guesses, conditions, promises. */
const PROSPECT =
  /\b(?:would|could|might|may|should|shall|will|won't|'ll|'d|perhaps|maybe|possibly|probably|likely|seems?|appears?|hope|hopes|hoped|plan|plans|planned|aim|aims|goal|intend(?:s|ed)?|intuition|meant|designed|want|wants|need|needs|needed|try|tries|trying|attempt(?:s|ed)?|expect(?:s|ed)?|suspect(?:s|ed)?|guess|believe|think|thought|assume[sd]?|suppose|imagine|wonder(?:s|ed)?|hypothes[ie]\w*|todo|let's|let us|consider|whether|if|unless|when|whenever|until|how|in order|in theory|ensur(?:e|es|ed|ing)|guarantees?|makes? sure)\b(?:[^,;:—]|,(?=\s+(?:\w+ly\s+|thus\s+|thereby\s+)?\w+ing\b)){0,110}$/i;
const PURPOSE =
  /\b(?<!able )to\s+(?:\w+ly\s+)?$|\b(?:to|can be used to)\s+(?:enable|help|get|achieve|provide|support|give|have|make)\s[^,;:]{0,40}$/i;
/** `improved` in front of what it qualifies: `with improved retries` */
const QUALIFIES = /\b(?:an?|the|its|their|our|your|this|these|with|of|for|in|on|at|by|more|new|such as)\s+$/i;
/** A supposition, from which something would follow. */
const CONDITION = /^(?:if|unless|assuming|suppose)\b/i;
/** Others say it, not the author. */
const HEARSAY =
  /\b(?:according to|(?:people|everybody|everyone|some|they|he|she|many|others|somebody|someone|authors?|paper|study|studies|work|vendor|manual|documentation|announcement|press release|et al\.?|team|folks)\b[^.;]{0,40}\b(?:say|says|said|claim(?:s|ed)?|report(?:s|ed)?|show(?:s|ed|n)?|f(?:ind|inds|ound)|states?|stated|suggest(?:s|ed)?|argue[sd]?|told|believe[sd]?|demonstrate[sd]?)|(?<!\bi |\bwe )(?:said|told|claimed)|common (?:belief|wisdom)|is said to|used to think)\b/i;
const OWN = /\b(?:we|our|ours|i|my|this pr|this change)\b/i;

/** Whether the author states what stands at a place of a sentence as a fact of their own. */
export function isAsserted(text: string, at: number): boolean {
  // What is hoped for in one clause is no doubt about the next.
  const before = text
    .slice(0, at)
    .split(/\b(?:because|but|although|whereas)\b/i)
    .at(-1)!;
  if (PROSPECT.test(before) || PURPOSE.test(before)) return false;
  if (CONDITION.test(text) && !OWN.test(text)) return false;
  const hearsay = HEARSAY.exec(text);
  return hearsay === null || OWN.test(text.slice(hearsay.index + hearsay[0].length));
}

/** Whether a participle at a place of a sentence only qualifies what follows it. */
export function isQualifier(text: string, at: number): boolean {
  return /[a-z]/i.test(text.charAt(at)) && QUALIFIES.test(text.slice(0, at));
}
