import { useState } from 'preact/hooks';
import type { ParkedRow } from '../../../outbox/answers.js';
import { whoActs } from '../actor.js';
import { ask } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { formText } from '../parts/form-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { amount, brief, day } from '../parts/words.js';
import { shop } from '../shop.js';

const EVERY_MS = 1_000;

/**
 * Facts that Kafka refuses for good: the later facts of their keys wait behind them, until somebody decides.
 */
export function OutboxPage() {
  return (
    <>
      <h1>Outbox</h1>
      <AsCommand line="outbox parked" />
      {shop.value.services.map((service) => (
        <ParkedRows key={service} service={service} />
      ))}
    </>
  );
}

function ParkedRows({ service }: { service: string }) {
  const path = `/operations/${service}/outbox/parked`;
  const { answer, error } = useAsk<{ items: ParkedRow[] }>(path, EVERY_MS);
  return (
    <section aria-label={`Outboxes of ${service}`}>
      <ProblemNotice error={error} />
      {answer?.items.length === 0 && <p class="good">✓ Kafka refuses nothing of {service}.</p>}
      {answer?.items.map((row) => (
        <Row key={row.id} {...{ path, row, service }} />
      ))}
    </section>
  );
}

function Row({ path, row, service }: { path: string; row: ParkedRow; service: string }) {
  const [error, setError] = useState<unknown>();
  const decide = async (decision: 'release' | 'drop', reason: string): Promise<void> => {
    const by = await whoActs();
    await ask(`${path}/${row.id}/${decision}`, { by, ...(reason !== '' && { reason }) });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const isDrop = event.submitter?.getAttribute('value') === 'drop';
    decide(isDrop ? 'drop' : 'release', formText(event, 'reason')).catch(setError);
  };
  return (
    <form class="notice bad" onSubmit={submit}>
      <p>
        ✗ {service} {row.id}: {row.topic}, key {brief(row.key)}, refused at {day(row.parkedAt)}: {row.reason}.{' '}
        {amount(row.waiting, 'row')} behind it.
      </p>
      {!shop.value.readOnly && (
        <div class="row">
          <label>
            why (has to be said to drop it)
            <input name="reason" maxLength={500} data-row />
          </label>
          <button value="release">Try it again</button>
          <button value="drop" class="danger">
            Drop it: nobody will ever hear of it
          </button>
        </div>
      )}
      <ProblemNotice error={error} />
    </form>
  );
}
