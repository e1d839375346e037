import ts from 'typescript';
import { Problem } from '../stack/problem.mjs';

/** @param {string} kebab */
export const pascal = (kebab) => kebab.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {string} kebab */
export const camel = (kebab) => kebab.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {string} kebab */
export const snake = (kebab) => kebab.replaceAll('-', '_');
/** @param {string} camelCase */
export const snakeOfCamel = (camelCase) => camelCase.replaceAll(/[A-Z]/g, '_$&').toLowerCase();
/** @param {string} kebab in words */
export const words = (kebab) => kebab.replaceAll('-', ' ');

/** @param {string} noun */
export function pluralOf(noun) {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** @param {string} noun */
export const articleOf = (noun) => (/^[aeiou]/.test(noun) ? 'an' : 'a');

/** @param {string} what @param {string | undefined} name @returns {string} */
export function kebabName(what, name) {
  const isName = name !== undefined && /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name);
  if (isName && !isReserved(camel(name))) return name;
  throw new Problem(
    name === undefined
      ? `Give ${what} a name.`
      : `${JSON.stringify(name)} cannot name ${what}: use lower-case words with dashes between them, and no reserved word.`,
  );
}

/** @param {string} word */
export function isReserved(word) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, undefined, word);
  return scanner.scan() !== ts.SyntaxKind.Identifier;
}

/**
 * Splits `order/order-noted` into the service and the name. @param {string} what @param {string | undefined}
 * said
 * @param {string} example
 */
export function ofService(what, said, example) {
  const [service = '', name, ...rest] = said?.split('/') ?? [];
  if (said === undefined || name === undefined || rest.length > 0) {
    throw new Problem(`Name ${what} with its service: ${example}`);
  }
  return { service, name: kebabName(what, name) };
}
