import type { DeadLetterDetails } from '../../../dlq/answers.js';
import { amount } from '../../../operations/printable.js';
import { AskError } from '../ask.js';
import { History } from '../parts/history.js';
import { Message } from '../parts/message.js';
import { Page } from '../parts/page.js';
import { Facts } from '../parts/table.js';
import { useAsk } from '../parts/use-ask.js';
import { day } from '../parts/words.js';
import { letterPage } from './letter-page.js';
import { askedAt } from './paths.js';
import { Stack } from './stack.js';
import { Triage } from './triage.js';

/** One event that could not be handled, with everything that is known of it. */
export function LetterPage({ group = '', eventId = '' }: Record<string, string>) {
  const { answer, error } = useAsk<DeadLetterDetails>(askedAt(group, group, eventId));
  const isGone = error instanceof AskError && error.code === 'EVENT_NOT_PARKED';
  return (
    <Page
      title="Dead letter"
      id={eventId}
      command={`dlq show --group ${group} ${eventId}`}
      error={isGone ? undefined : error}
    >
      {isGone && (
        <p class="notice good" role="status">
          It is parked no more: it was handled, or somebody discarded it. {error.message}.
        </p>
      )}
      {answer && <Letter {...{ group, letter: answer, isGone }} />}
    </Page>
  );
}

/** The letter stays on the page when it is parked no more. */
function Letter({ group, letter, isGone }: { group: string; letter: DeadLetterDetails; isGone: boolean }) {
  const { eventId, topic, partition, offset, blockedBy, redrives, quarantined, stage } = letter;
  return (
    <>
      {blockedBy !== null && (
        <p class="notice wait">
          It has not failed itself: it waits for <a href={letterPage(group, blockedBy)}>{blockedBy}</a>, the
          first of its key.
        </p>
      )}
      {!isGone && <Triage at={askedAt(group, group, eventId)} force={quarantined || stage !== 'dead'} />}
      <div class="columns">
        <div>
          <h2>What is known</h2>
          <Facts
            of={{
              group,
              type: letter.eventType ?? '–',
              stated: day(letter.eventTime),
              from: `${topic}[${partition}] @${offset}`,
              key: letter.key,
              stage,
              failure: letter.failure ?? '–',
              tries: letter.attempts,
              redrives: quarantined ? `${redrives}: quarantined, another one needs force` : redrives,
              waiting: `${amount(letter.followers, 'later event')} of its key`,
            }}
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
