import { rules } from './rules.mjs';

/**
 * The rules of this project as a rule of textlint. Code in a text is not read. @type
 * {import('@textlint/types').TextlintRuleModule}
 */
export function plainEnglish({ Syntax, RuleError, report, locator, getSource }, { comments = false } = {}) {
  return {
    [Syntax.Str](node) {
      const text = getSource(node);
      for (const { pattern, instead, where } of rules) {
        if (where !== undefined && !(comments && opensParagraph(node))) continue;
        for (const { index, 0: found } of text.matchAll(new RegExp(spaced(pattern), `g${pattern.flags}`))) {
          const padding = locator.range([index, index + found.length]);
          report(node, new RuleError(`"${found.replaceAll(/\s+/g, ' ')}": write ${instead}`, { padding }));
        }
      }
    },
  };
}

/** A phrase goes on in the next line. */
function spaced({ source }) {
  return source.replaceAll(' ', String.raw`\s+`);
}

function opensParagraph({ parent, range }) {
  return parent?.type === 'Paragraph' && parent.range[0] === range[0];
}
