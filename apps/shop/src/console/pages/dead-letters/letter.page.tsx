import type { DeadLetterDetails } from '../../../dlq/answers.js';
import { AskError } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { History } from '../parts/history.js';
import { Message } from '../parts/message.js';
import { ProblemNotice } from '../parts/problem.js';
import { Facts } from '../parts/table.js';
import { useAsk } from '../parts/use-ask.js';
import { amount, day } from '../parts/words.js';
import { shop } from '../shop.js';
import { Decide } from './decide.js';
import { letterPage } from './letter-page.js';
import { askedAt } from './paths.js';
import { Stack } from './stack.js';

const EVERY_MS = 1_000;

/** One event that could not be handled, with everything that is known of it. */
export function LetterPage({ group = '', eventId = '' }: Record<string, string>) {
  const { answer, error } = useAsk<DeadLetterDetails>(askedAt(group, group, eventId), EVERY_MS);
  const isGone = error instanceof AskError && error.code === 'EVENT_NOT_PARKED';
  return (
    <>
      <h1>
        Dead letter <code>{eventId}</code>
      </h1>
      <AsCommand line={`dlq show --group ${group} ${eventId}`} />
      {isGone ? <Gone reason={error.message} /> : <ProblemNotice error={error} />}
      {answer && <Letter {...{ group, letter: answer, isGone }} />}
    </>
  );
}

/** Its record is in the archive. What the page has shown of it stays. */
function Gone({ reason }: { reason: string }) {
  return (
    <p class="notice good" role="status">
      It is parked no more: it was handled, or somebody has given it up. {reason}.
    </p>
  );
}

function Letter({ group, letter, isGone }: { group: string; letter: DeadLetterDetails; isGone: boolean }) {
  const { topic, partition, offset, blockedBy, redrives, quarantined } = letter;
  return (
    <>
      {blockedBy !== null && (
        <p class="notice wait">
          It has not failed itself: it waits for <a href={letterPage(group, blockedBy)}>{blockedBy}</a>, the
          first of its key.
        </p>
      )}
      {!shop.value.readOnly && !isGone && <Decide {...{ group, letter }} />}
      <div class="columns">
        <div>
          <Facts
            of={[
              ['group', group],
              ['type', letter.eventType ?? '–'],
              ['stated', day(letter.eventTime)],
              ['from', `${topic}[${partition}] @${offset}`],
              ['key', letter.key],
              ['stage', letter.stage],
              ['failure', letter.failure ?? '–'],
              ['tries', letter.attempts],
              ['redrives', quarantined ? `${redrives}: quarantined, another one needs force` : redrives],
              ['waiting', `${amount(letter.followers, 'later event')} of its key`],
            ]}
          />
          <h2>Error</h2>
          <Stack text={letter.errorStack ?? letter.errorMessage ?? 'It has not failed itself'} />
          <History lines={letter.history} />
        </div>
        <Message {...letter} />
      </div>
    </>
  );
}
