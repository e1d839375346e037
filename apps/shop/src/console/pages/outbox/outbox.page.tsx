import type { ParkedRow } from '../../../outbox/answers.js';
import { act } from '../actor.js';
import { AsCommand } from '../parts/as-command.js';
import { Field, filledIn } from '../parts/fields.js';
import { PerService } from '../parts/per-service.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAttempt } from '../parts/use-attempt.js';
import { amount, brief, day } from '../parts/words.js';
import { shop } from '../shop.js';

/**
 * Facts that Kafka refuses for good: the later facts of their keys wait behind them, until somebody decides.
 */
export function OutboxPage() {
  return (
    <>
      <h1>Outbox</h1>
      <AsCommand line="outbox parked" />
      <PerService<{ items: ParkedRow[] }> path="/outbox/parked">
        {({ items }, service) =>
          items.length === 0 ? (
            <p class="good">✓ Kafka refuses nothing of {service}.</p>
          ) : (
            items.map((row) => <RefusedRow key={row.id} {...{ row, service }} />)
          )
        }
      </PerService>
    </>
  );
}

function RefusedRow({ row, service }: { row: ParkedRow; service: string }) {
  const { error, attempt } = useAttempt();
  const decide = (event: SubmitEvent): void => {
    const decision = event.submitter?.getAttribute('value') ?? 'release';
    const body = filledIn(event);
    attempt(() => act(`/operations/${service}/outbox/parked/${row.id}/${decision}`, body));
  };
  return (
    <form class="notice bad" onSubmit={decide}>
      <p>
        ✗ {service} {row.id}: {row.topic}, key {brief(row.key)}, refused at {day(row.parkedAt)}: {row.reason}.{' '}
        {amount(row.waiting, 'row')} behind it.
      </p>
      {!shop.value.readOnly && (
        <div class="row">
          <Field label="why (has to be said to drop it)" name="reason" data-row />
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
