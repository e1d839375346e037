import { rules } from './rules.mjs';

/**
 * The rules of this project as a rule of textlint. Code in a text is not read. @type
 * {import('@textlint/types').TextlintRuleModule}
 */
export function plainEnglish({ Syntax, RuleError, report, locator, getSource }, { comments = false } = {}) {
  return {
    [Syntax.Str](node) {
      const isOpening = comments && opensParagraph(node);
      for (const { index, found, message } of breaches(getSource(node), isOpening)) {
        report(node, new RuleError(message, { padding: locator.range([index, index + found.length]) }));
      }
    },
  };
}

/** Finds the phrases of a text that break the rules. @param {string} text */
export function breaches(text, isOpening = false) {
  return rules
    .filter(({ where }) => where === undefined || isOpening)
    .flatMap(({ pattern, instead }) =>
      [...text.matchAll(new RegExp(spaced(pattern), `g${pattern.flags}`))].map(({ index, 0: found }) => ({
        index,
        found,
        message: `"${found.replaceAll(/\s+/g, ' ')}": write ${instead}`,
      })),
    );
}

/** Lets a phrase match across a line break. */
function spaced({ source }) {
  return source.replaceAll(' ', String.raw`\s+`);
}

function opensParagraph({ parent, range }) {
  return parent?.type === 'Paragraph' && parent.range[0] === range[0];
}
