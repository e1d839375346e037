const kinds = ['unit', 'int', 'e2e'];

/**
 * `npm test` runs all kinds; leading words choose some, and the rest goes to jest: `npm test -- int unit -t
 * relay`.
 * @param {string[]} args
 */
export function selectTests(args) {
  const firstOther = args.findIndex((arg) => arg !== 'all' && !kinds.includes(arg));
  const words = firstOther === -1 ? args : args.slice(0, firstOther);
  const jestArguments = firstOther === -1 ? [] : args.slice(firstOther).filter((arg) => arg !== '--');
  const all = words.length === 0 || words.includes('all');
  return { kinds: all ? kinds : kinds.filter((kind) => words.includes(kind)), jestArguments };
}
