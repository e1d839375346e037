import { amount, moment, printable, printableLines } from '../operations/printable.js';
import { table } from '../table.js';
import type { DeadLetterDetails } from './answers.js';

const BYTES_OF_A_LINE = 32;
const MAX_LINES = 32;

/** Describes a dead letter for people: the event, its content, headers, error and history. */
export function describeDeadLetter(letter: DeadLetterDetails): string {
  const { content, headers, errorStack, errorMessage, history } = letter;
  return [
    table(factsOf(letter)),
    section('Content', contentOf(content)),
    section('Headers', [table(Object.entries(headers).map(([name, value]) => [name, headerOf(value)]))]),
    section('Error', printableLines(errorStack ?? errorMessage ?? 'It has not failed itself')),
    section('History', [
      table(
        history.map(({ at, what, actor, detail }) => [moment(at), what, actor ?? '', printable(detail, 120)]),
      ),
    ]),
  ].join('\n\n');
}

function factsOf(letter: DeadLetterDetails): string[][] {
  const { eventId, eventType, eventTime, topic, partition, offset, key, stage } = letter;
  const { attempts, redrives, quarantined, blockedBy, followers } = letter;
  return [
    ['event', eventId],
    ['type', eventType ?? '-'],
    ['time', eventTime],
    ['from', `${topic}[${partition}] @${offset}`],
    ['key', printable(key)],
    ['stage', blockedBy === null ? stage : `${stage}, waits for ${blockedBy}`],
    ['tries', String(attempts)],
    ['redrives', quarantined ? `${redrives}, quarantined: another redrive needs --force` : String(redrives)],
    ['waiting', `${amount(followers, 'later event')} of its key`],
  ];
}

function contentOf(content: DeadLetterDetails['content']): string[] {
  if ('json' in content) return printableLines(JSON.stringify(content.json, null, 2));
  const bytes = content.hex.match(new RegExp(`.{1,${BYTES_OF_A_LINE * 2}}`, 'g')) ?? [];
  const rest = bytes.length > MAX_LINES ? ['(all of it: --json)'] : [];
  return [`unreadable: ${printable(content.unreadable)}`, ...bytes.slice(0, MAX_LINES), ...rest];
}

function headerOf(value: string | { base64: string }): string {
  return typeof value === 'string' ? printable(value) : `base64 ${value.base64}`;
}

function section(title: string, lines: string[]): string {
  return [title, ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`)].join('\n');
}
