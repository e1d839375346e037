import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { filesUnder } from '../site/pages.mjs';
import { projectFolder, siteFolder } from '../stack/paths.mjs';
import { commentsOf, protoCommentsOf } from './comments.mjs';
import { sentencesOf } from './strings.mjs';
import { breaches, plainEnglish } from './textlint-rule.mjs';

export { pageFiles } from '../site/pages.mjs';

const MAX_WIDTH = 110;
const CODE = /\.(?:[cm]?js|tsx?)(?:\.template)?$/;
/** Stands for a name that a generator fills in. */
const BLANK = /<%=.*?%>/g;
const PROTO = /\.proto$/;
const TEST = /^test\/|\/test\/|\.spec\.ts(?:\.template)?$/;

const siteRequire = createRequire(join(siteFolder, 'package.json'));
const { TextlintKernel } = siteRequire('@textlint/kernel');
const { default: markdown } = siteRequire('@textlint/textlint-plugin-markdown');

const kernel = new TextlintKernel();

/** The sources whose comments are read: those that a person writes. */
export function commentedFiles() {
  const folders = ['apps', 'bench', 'libs', 'proto', 'test', 'tools'].filter((folder) =>
    existsSync(join(projectFolder, folder)),
  );
  const sources = folders.flatMap(filesUnder).filter((file) => CODE.test(file) || PROTO.test(file));
  return sources.filter((file) => !/\/(?:gen|planted|released)\//.test(file));
}

/** @param {string} file @returns {Promise<{ line: number, message: string }[]>} */
export async function findingsIn(file) {
  const source = readFileSync(join(projectFolder, file), 'utf8').replaceAll(BLANK, 'name');
  const isCode = CODE.test(file);
  const { messages } = await kernel.lintText(proseOf(file, source), {
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: markdown }],
    rules: [
      { ruleId: 'plain-english', rule: plainEnglish, options: { comments: isCode || PROTO.test(file) } },
    ],
  });
  const findings = messages.map(({ line, message }) => ({ line, message }));
  if (isCode) findings.push(...tooWide(source));
  if (isCode && !TEST.test(file)) findings.push(...unclearSentences(file, source));
  return findings.toSorted((a, b) => a.line - b.line);
}

function proseOf(file, source) {
  if (PROTO.test(file)) return protoCommentsOf(source);
  return CODE.test(file) ? commentsOf(file, source) : source;
}

function unclearSentences(file, source) {
  return sentencesOf(file, source).flatMap(({ line, text }) =>
    breaches(text).map(({ message }) => ({ line, message })),
  );
}

/** Prettier leaves comments as wide as they are. Addresses and the like cannot be broken. */
function tooWide(source) {
  return source.split('\n').flatMap((line, index) => {
    const isComment = /^\s*(?:\/?\*|\/\/)/.test(line);
    if (!isComment || line.length <= MAX_WIDTH || /\S{60}/.test(line)) return [];
    return [{ line: index + 1, message: `${line.length} columns: write no more than ${MAX_WIDTH}` }];
  });
}
