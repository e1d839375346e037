import ts from 'typescript';

/**
 * Returns the comments of a source file as a page. Each line keeps its number, so that a finding names the
 * right one. At least one empty line separates two comments.
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
 * Returns the comments of a contract. Each line keeps its number.
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

/** Removes the marks of a comment, and JSDoc tags with their names and types. */
function textOf(line) {
  const text = line.replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/+)?\s?/, '').replace(/\s*\*\/\s*$/, '');
  return text
    .replace(/^@(?:param|returns|template|typedef|type)\b\s*(?:\{.*\}\s*)?(?:\[?[\w.$]+\]?)?/, '')
    .trim();
}
