/**
 * @typedef {{ scope: string, product: string, services: string[] }} Current the current names of the project
 * @typedef {{ pattern: RegExp, replacement: string }} Rule
 */

/**
 * The places with the name of the project. The running system, "the shop", and its command line keep theirs.
 * @param {Current} current @param {string} name @returns {Rule[]}
 */
export function rulesOf({ scope, product, services }, name) {
  const service = `(?:${services.join('|')}|\\$\\{[\\w.]+\\}|<%= name %>|\\*)`;
  return [
    // Packages, as in '@shop/inbox'.
    rule(`@${scope}\\b`, `@${name}`),
    // The Protobuf package and its folders.
    rule(`\\b${scope}(?=\\.${service}\\.v\\d)`, name),
    rule(`\\b${scope}(?=/${service}/v\\d)`, name),
    rule(`(?<=\\b(?:proto|gen)/)${scope}\\b`, name),
    rule(`\\bfile_${scope}_`, `file_${name}_`),
    // The repository, its images, its title.
    rule(`\\b${product}\\b`, name),
    rule(`\\b${capital(product.replace('-', ' '))}\\b`, capital(name)),
    // Variables of the environment, the namespace of Kubernetes.
    rule(`\\b${scope.toUpperCase()}_(?=[A-Z])`, `${name.toUpperCase()}_`),
    // A setting is read from the variable of its name.
    rule(`\\b${scope}Environment\\b`, `${name}Environment`),
    rule(`(?<=\\bnamespace: |--namespace[= ]|kubectl -n |part-of: )${scope}\\b`, name),
  ];
}

/** @param {string} text @param {Rule[]} rules */
export function renamed(text, rules) {
  return rules.reduce((result, { pattern, replacement }) => result.replaceAll(pattern, replacement), text);
}

function rule(pattern, replacement) {
  return { pattern: new RegExp(pattern, 'g'), replacement };
}

/** @param {string} word */
function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
