/** Past participles that do not end in `ed`, and may name a fact. */
const irregular = `
  become begun bent bet bid bought bound broken brought built burnt caught chosen come cost cut dealt done drawn driven fallen
  felt fit forbidden forgotten forgiven fought found frozen given gone gotten grown had heard held hidden hit hung hurt kept
  known laid leant led left lent let lit lost made meant met outbid overdrawn overridden overwritten overtaken paid put quit
  read rebuilt redone repaid reset resent rewritten ridden risen run said seen sent set shot shown shut sold sought spent split
  spoken spread stolen stood struck stuck sung sworn swept taken taught thought told torn undone understood upheld upset woken
  withdrawn withheld won worn written
`;

const past = new Set(irregular.trim().split(/\s+/));

/** Whether a word is the past of a verb: `placed`, `sent`. @param {string} word */
export function isPast(word) {
  return /[a-z]{2}ed$/.test(word) || past.has(word);
}

/**
 * Whether an event may have that name: words of lower-case letters, the last one a verb in the past. @param
 * {string} name
 */
export function isEventName(name) {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name) && isPast(name.split('-').at(-1) ?? '');
}
