/**
 * Turns of phrase that make a sentence hard to read, each with what to write instead. CONTRIBUTING says the
 * four rules behind them.
 * @typedef {{ pattern: RegExp, instead: string, where?: 'opening of a comment' }} Rule
 * @type {Rule[]}
 */
export const rules = [
  {
    pattern: /\bof whom\b|\bof which\b|\bwhereof\b/i,
    instead: 'two sentences, or "whose"',
  },
  {
    pattern: /\b(?:is|are|was|were) (?:not )?to (?:be|have|do|become)\b/i,
    instead: '"must", or who does it',
  },
  {
    // "Tell apart", "tell one from another" and "cannot tell" are plain.
    pattern:
      /(?<!\b(?:can|cannot|could|not) )\b(?:tells?|telling|told)\b(?! (?:[\w,-]+ ){0,7}(?:apart|from)\b)/i,
    instead: '"reports", "shows", "names" or "notifies"',
  },
  { pattern: /\bfor ever\b/i, instead: '"forever", "without end" or the limit that there is' },
  { pattern: /\bas ever\b/i, instead: '"as before", or nothing' },
  { pattern: /\bwhat is more than\b/i, instead: '"the rest", "anything above"' },
  {
    pattern: /\b(?:whoever|who waits|those who wait|(?:for|to|by) who\b)/i,
    instead: 'the name of what acts: "readers", "callers"',
  },
  { pattern: /\b(?:that|those|one|ones) (?:of|in|from) which\b/i, instead: 'the noun' },
  { pattern: /, too(?=[.,;:)]|$)/i, instead: '"also", before the verb' },
  {
    pattern: /\b(?:anew|in vain|hitherto|thereby|herein|thereof|lest)\b/i,
    instead: '"again", "without success", or a shorter sentence',
  },
  { pattern: /\bany more\b/i, instead: '"no longer"' },
  { pattern: /\b(?:he|him|his)\b/, instead: 'the noun: "the other transaction", "the operator"' },
  {
    pattern: /\bsomebody else than\b|\bby somebody else\b/i,
    instead: '"another program", "another process"',
  },
  { pattern: /\bwhat (?:has |had )?(?:be)?c[ao]me of\b/i, instead: '"the outcome"' },
  {
    pattern: /\bwhat (?:waits|comes|came|goes|lies|stands) (?:after|before|behind|between|for|later|of)\b/i,
    instead: 'the noun: "the later events", "the rows behind it"',
  },
  { pattern: /\bfor as long as\b/i, instead: '"while", or "as long as"' },
  { pattern: /\b(?:does|do|did) without\b/i, instead: '"need no", "give up"' },
  { pattern: /\bsa(?:y|ys|id) (?:nothing )?of\b/i, instead: '"about"' },
  { pattern: /\bas (?:many|much) as takes?\b|\bfor want of\b/i, instead: 'who takes or lacks what' },
  { pattern: /\bhas? (?:its|their) way\b/i, instead: 'what it does' },
  { pattern: /\bwherever it may\b|\bbe it\b|\bso much the\b/i, instead: 'a plain clause' },
  {
    pattern:
      /\bat ease\b|\bby way of\b|\bc[ao]mes? to (?:its|their) end\b|\bnot heard of\b|\bthe page before\b|\bas (?:it|they) should be\b/i,
    instead: 'the plain word: "through", "ends", "does not know", "previous", "unchanged"',
  },
  {
    pattern:
      /^(?:Of|Who|Whom|Whose|What|That which|(?:At|By|For|From|In|On|To|With) (?:what|which|whom)|(?:That|Those) of|With that)\b/,
    instead: 'the subject first',
    where: 'opening of a comment',
  },
];
