import type { DeadLetterDetails } from '../../../dlq/answers.js';
import { AskError } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { Content, Headers } from '../parts/json.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { amount, day } from '../parts/words.js';
import { shop } from '../shop.js';
import { Decide } from './decide.js';
import { client } from './paths.js';
import { Stack } from './stack.js';

const EVERY_MS = 1_000;

/** One event that could not be handled, with everything that is known of it. */
export function LetterPage({ group = '', eventId = '' }: Record<string, string>) {
  const { answer, error } = useAsk<DeadLetterDetails>(client(group, group, eventId), EVERY_MS);
  const isGone = error instanceof AskError && error.code === 'EVENT_NOT_PARKED';
  return (
    <>
      <h1>
        Dead letter <span class="mono">{eventId}</span>
      </h1>
      <AsCommand line={`dlq show --group ${group} ${eventId}`} />
      {error !== undefined && !isGone && <ProblemNotice error={error} />}
      {isGone && (
        <p class="notice good" role="status">
          It is parked no more: it was handled, or somebody has given it up.
        </p>
      )}
      {answer && <Letter {...{ group, letter: answer, isGone }} />}
    </>
  );
}

function Letter({ group, letter, isGone }: { group: string; letter: DeadLetterDetails; isGone: boolean }) {
  const { topic, partition, offset, key, stage, blockedBy, followers, attempts, redrives, quarantined } =
    letter;
  const facts: [string, string][] = [
    ['group', group],
    ['type', letter.eventType ?? '–'],
    ['stated', day(letter.eventTime)],
    ['from', `${topic}[${partition}] @${offset}`],
    ['key', key],
    ['stage', stage],
    ['failure', letter.failure ?? '–'],
    ['tries', String(attempts)],
    ['redrives', quarantined ? `${redrives}: quarantined, another one needs force` : String(redrives)],
    ['waiting', `${amount(followers, 'later event')} of its key`],
  ];
  return (
    <>
      {blockedBy !== null && (
        <p class="notice wait">
          It has not failed itself: it waits for{' '}
          <a href={`/dead-letters/${group}/${blockedBy}`}>{blockedBy}</a>, the first of its key.
        </p>
      )}
      {!shop.value.readOnly && !isGone && <Decide {...{ group, letter }} />}
      <table>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="mono">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Error</h2>
      <Stack text={letter.errorStack ?? letter.errorMessage ?? 'It has not failed itself'} />
      <h2>History</h2>
      <table>
        <tbody>
          {letter.history.map(({ at, what, detail, actor }) => (
            <tr key={`${at} ${what} ${detail}`}>
              <td>{day(at)}</td>
              <td>
                {what}
                {actor !== null && ` by ${actor}`}
              </td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>What it says</h2>
      <Content content={letter.content} />
      <h2>Headers</h2>
      <Headers headers={letter.headers} />
    </>
  );
}
