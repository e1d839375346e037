import ts from 'typescript';

/**
 * The comments of a source file as a page: each line where it is in the file, so that a finding has the right
 * line. Between two comments there is an empty line at least.
 * @param {string} name
 * @param {string} source
 */
export function commentsOf(name, source) {
  const lines = source.split('\n').map(() => '');
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  for (const { pos, end } of commentRanges(file, source)) {
    const first = file.getLineAndCharacterOfPosition(pos).line;
    const texts = source.slice(pos, end).split('\n').map(textOf);
    lines.splice(first, texts.length, ...texts);
  }
  return lines.join('\n');
}

/**
 * The comments of a contract, each line where it is in the file.
 * @param {string} source
 */
export function protoCommentsOf(source) {
  return source.replaceAll(/^(?:.*?\/\/ ?|.*$)/gm, '');
}

/** @param {ts.SourceFile} file @param {string} source */
function commentRanges(file, source) {
  const ranges = new Map();
  const visit = (node) => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    for (const range of ts.getLeadingCommentRanges(source, node.pos) ?? []) ranges.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(source, node.end) ?? []) ranges.set(range.pos, range);
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...ranges.values()];
}

/** Without the marks of a comment, and without the tags of JSDoc and what they call by a name. */
function textOf(line) {
  const text = line.replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/+)?\s?/, '').replace(/\s*\*\/\s*$/, '');
  return text
    .replace(/^@(?:param|returns|template|typedef|type)\b\s*(?:\{.*\}\s*)?(?:\[?[\w.$]+\]?)?/, '')
    .trim();
}
