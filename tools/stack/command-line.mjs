import { parseArgs } from 'node:util';
import { Problem, report } from './problem.mjs';

/**
 * Reads the command line. Each command does so first, before it starts or writes anything: `--help` prints
 * the usage, and one line says what is wrong.
 * @template {import('node:util').ParseArgsOptionsConfig} Options
 * @template [Read={ values: { [name in keyof Options]: any }, words: string[] }]
 * @param {string} usage begins with the command
 * @param {object} [known]
 * @param {Options} [known.options] as parseArgs has them
 * @param {number} [known.maxWords] how many words may come beside the options
 * @param {string[]} [known.args]
 * @param {(given: { values: { [name in keyof Options]: any }, words: string[] }) => Read} [read] throws a
 * Problem when something is wrong
 * @returns {Read}
 */
export function readCommandLine(usage, known = {}, read = (given) => given) {
  try {
    const given = parse(known);
    if (given === undefined) return endWith(usage);
    return read(given);
  } catch (error) {
    if (!isMistake(error)) throw error;
    const [command] = usage.match(/^npm (?:run )?\S+/);
    report(new Problem(`${sentenceOf(error)} \`${command} -- --help\` says what there is.`));
    return process.exit(1);
  }
}

/** Returns undefined when help is wanted. */
function parse({ options = {}, maxWords = 0, args = process.argv.slice(2) }) {
  const help = { help: { type: 'boolean', short: 'h' } };
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...options, ...help },
  });
  if (values.help) return undefined;
  const [unexpected] = positionals.slice(maxWords);
  if (unexpected !== undefined) throw new Problem(`Unexpected word: ${unexpected}.`);
  return { values, words: positionals };
}

/** Reads the value of an option. @param {string} name @param {string} text @param {number} maxDigits */
export function wholeNumber(name, text, maxDigits) {
  if (/^[1-9]\d*$/.test(text) && text.length <= maxDigits) return Number(text);
  throw new Problem(`--${name} must be a whole number, at least 1, not ${text}.`);
}

/** @returns {never} */
function endWith(usage) {
  console.log(usage);
  process.exit(0);
}

function isMistake(error) {
  return error instanceof Problem || String(error?.code).startsWith('ERR_PARSE_ARGS');
}

/** Takes the first sentence: parseArgs also explains how to pass a word that begins with a dash. */
function sentenceOf(error) {
  return error instanceof Problem ? error.message : `${error.message.split(/\. |\n/)[0]}.`;
}
