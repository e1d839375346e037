import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';
import { Problem } from '../stack/problem.mjs';

/**
 * Returns the text of a file of the project with new marked parts. A part lies between two comments, `begin
 * <name>` and `end <name>`, and has their indentation.
 * @param {string} file @param {Record<string, string>} parts by name
 * @throws {Problem} when the file does not have one of them
 */
export function withParts(file, parts) {
  let text = readFileSync(join(projectFolder, file), 'utf8');
  for (const [name, content] of Object.entries(parts)) text = withPart(file, text, name, content);
  return text;
}

function withPart(file, text, name, content) {
  const part = new RegExp(`^( *)((?:#|<!--) begin ${name}\\b.*\\n)[^]*?^ *((?:#|<!--) end ${name}\\b)`, 'm');
  if (!part.test(text)) throw new Problem(`${file} has no comments "begin ${name}" and "end ${name}".`);
  return text.replace(part, (_, indent, begin, end) => {
    const lines = content
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : indent + line));
    return [indent + begin.trimEnd(), ...lines, indent + end].join('\n');
  });
}
