import type { ParkedRow } from '../../../outbox/answers.js';
import { amount } from '../../../operations/printable.js';
import { act } from '../actor.js';
import { AsCommand } from '../parts/as-command.js';
import { Form, type Filled } from '../parts/doing.js';
import { Field } from '../parts/fields.js';
import { PerService } from '../parts/per-service.js';
import { brief, day } from '../parts/words.js';
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
  const decide = ({ decision = 'release', ...body }: Filled): Promise<unknown> =>
    act(`/operations/${service}/outbox/parked/${row.id}/${decision}`, body);
  return (
    <Form class="notice bad" does={decide}>
      <p>
        ✗ {service} {row.id}: {row.topic}, key {brief(row.key)}, refused at {day(row.parkedAt)}: {row.reason}.{' '}
        {amount(row.waiting, 'row')} behind it.
      </p>
      {!shop.value.readOnly && (
        <div class="row">
          <Field label="why (has to be said to drop it)" name="reason" />
          <button name="decision" value="release">
            Release
          </button>
          <button name="decision" value="drop" class="danger">
            Drop: nobody ever hears of it
          </button>
        </div>
      )}
    </Form>
  );
}
