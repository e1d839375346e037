import ts from 'typescript';

/**
 * The sentences that a source file prints, logs or answers: its strings of three words or more. A string that
 * begins with a line break is left out, since it is a list or a script.
 * @param {string} name
 * @param {string} source
 * @returns {{ line: number, text: string }[]}
 */
export function sentencesOf(name, source) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const sentences = [];
  const visit = (node) => {
    if (isText(node) && isSentence(node.text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      sentences.push({ line: line + 1, text: node.text.replaceAll(/`[^`]*`/g, '') });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sentences;
}

function isText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isTemplateHead(node) ||
    ts.isJsxText(node)
  );
}

function isSentence(text) {
  return !text.startsWith('\n') && text.trim().split(/\s+/).length > 2;
}
