import ts from 'typescript';

/**
 * Adds text to a source, and leaves the rest unchanged. Prettier formats it afterwards.
 * @typedef {(source: ts.SourceFile) => { at: number, text: string }} Addition
 */

/**
 * @param {import('@angular-devkit/schematics').Tree} tree @param {string} path @param {...Addition} additions
 */
export function edit(tree, path, ...additions) {
  for (const addition of additions) {
    const text = tree.readText(path);
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const { at, text: added } = addition(source);
    tree.overwrite(path, text.slice(0, at) + added + text.slice(at));
  }
}

/**
 * An import of one name, sorted among the others by its module. @param {string} name @param {string}
 * from @returns {Addition}
 */
export const addImport = (name, from) => (source) => {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const present = imports.find(
    ({ moduleSpecifier: { text }, importClause }) => text === from && !importClause?.isTypeOnly,
  );
  if (present) return addedName(present.importClause.namedBindings, name);
  const added = `import { ${name} } from '${from}';`;
  const later = imports.find(({ moduleSpecifier: { text } }) => isAfter(text, from));
  if (later) return { at: later.getStart(), text: `${added}\n` };
  return imports.length === 0
    ? { at: 0, text: `${added}\n\n` }
    : { at: imports.at(-1).getEnd(), text: `\n${added}` };
};

/**
 * `export { name } from '...'`, or one more name in it. @param {string} name @param {string} from @returns
 * {Addition}
 */
export const addExport = (name, from) => (source) => {
  const exports = source.statements.filter((each) => ts.isExportDeclaration(each) && each.exportClause);
  const present = exports.find(({ moduleSpecifier }) => moduleSpecifier?.text === from);
  if (present) return addedName(present.exportClause, name);
  const later = exports.find(({ moduleSpecifier }) => moduleSpecifier?.text > from);
  return { at: later?.getStart() ?? source.end, text: `export { ${name} } from '${from}';\n` };
};

/** `export * from '...'`, before the others. @param {string} from @returns {Addition} */
export const addExportOfAll = (from) => (source) => {
  const later = source.statements.find(
    (each) => ts.isExportDeclaration(each) && (each.exportClause || each.moduleSpecifier.text > from),
  );
  return { at: later?.getStart() ?? source.end, text: `export * from '${from}';\n` };
};

/**
 * One more element of the array of that name: a variable, or a property within one. @param {string[]}
 * path @param {string} element @returns {Addition}
 */
export const addElement = (path, element) => (source) => appended(literal(source, path).elements, element);

/**
 * One more property of an object of that name. @param {string[]} path @param {string} property @returns
 * {Addition}
 */
export const addProperty = (path, property) => (source) =>
  appended(literal(source, path).properties, property);

/**
 * One more member of a class or an interface. @param {string} name @param {string} member @returns {Addition}
 */
export const addMember = (name, member) => (source) => {
  const found = declaration(source, name);
  return { at: found.members.end, text: `${ts.isInterfaceDeclaration(found) ? '\n' : '\n\n'}${member}` };
};

/** One more member of `type A = B | C`. @param {string} name @param {string} member @returns {Addition} */
export const addToUnion = (name, member) => (source) => ({
  at: declaration(source, name).type.end,
  text: ` | ${member}`,
});

/** Before the declaration of that name. @param {string} name @param {string} text @returns {Addition} */
export const addBefore = (name, text) => (source) => ({
  at: declaration(source, name).getStart(),
  text: `${text}\n\n`,
});

/** @param {string} text @returns {Addition} */
export const addAtEnd = (text) => (source) => ({ at: source.end, text: `\n${text}\n` });

/**
 * One more case of the switch in a function. @param {string} functionName @param {string} clause @returns
 * {Addition}
 */
export const addCase = (functionName, clause) => (source) => {
  const found = firstWithin(declaration(source, functionName), ts.isCaseBlock);
  return { at: found.clauses.end, text: `\n${clause}` };
};

/**
 * One more property of the object that a function returns. @param {string} functionName @param {string}
 * property
 * @returns {Addition}
 */
export const addReturned = (functionName, property) => (source) => {
  const returned = firstWithin(declaration(source, functionName), ts.isReturnStatement);
  return appended(returned.expression.properties, property);
};

/**
 * The node that a name declares, or the value at the names within it. @param {ts.SourceFile} source @param
 * {string[]} path
 */
export function literal(source, [name, ...within]) {
  let node = declaration(source, name).initializer;
  for (const key of within) {
    const inner = firstWithin(node, (each) => ts.isPropertyAssignment(each) && each.name.text === key);
    node = inner.initializer;
  }
  while (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) node = node.expression;
  return node;
}

/** @param {ts.SourceFile} source @param {string} name */
export function declaration(source, name) {
  const found = firstWithin(
    source,
    (node) => node.name?.text === name && !ts.isImportSpecifier(node) && !ts.isPropertyAssignment(node),
  );
  if (!found) throw new Error(`${source.fileName} declares no ${name}`);
  return found;
}

/** @param {string} path @param {string} text */
export function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/**
 * @template {ts.Node} Found @param {ts.Node} node @param {(node: ts.Node) => node is Found} is @returns
 * {Found | undefined}
 */
export function firstWithin(node, is) {
  return ts.forEachChild(node, (child) => (is(child) ? child : firstWithin(child, is)));
}

/** Among the names of an import or an export, which are sorted. */
function addedName({ elements }, name) {
  const later = elements.find((each) => !each.isTypeOnly && each.name.text > name);
  return later ? { at: later.getStart(), text: `${name}, ` } : appended(elements, name);
}

/**
 * After the last one: a comma that follows it stays where it is. @param {ts.NodeArray<ts.Node>} nodes @param
 * {string} text
 */
export function appended(nodes, text) {
  const last = nodes.at(-1);
  return last ? { at: last.getEnd(), text: `, ${text}` } : { at: nodes.end, text };
}

/** Packages come first, then files, as they are sorted. */
function isAfter(one, other) {
  const rank = (from) => (from.startsWith('.') ? 1 : 0);
  return rank(one) === rank(other) ? one > other : rank(one) > rank(other);
}
