import type { ParkedRow } from '../../../outbox/answers.js';
import { amount } from '../../../operations/printable.js';
import { act } from '../actor.js';
import { Form, type Filled } from '../parts/doing.js';
import { Field } from '../parts/fields.js';
import { Page } from '../parts/page.js';
import { PerService } from '../parts/per-service.js';
import { brief, day } from '../parts/words.js';
import { shop } from '../shop.js';

/**
 * Facts that Kafka refuses for good: the later facts of their keys wait behind them, until somebody decides.
 */
export function OutboxPage() {
  return (
    <Page title="Outbox" command="outbox parked">
      <PerService<{ items: ParkedRow[] }> path="/outbox/parked">
        {({ items }, service) =>
          items.length === 0 ? (
            <p class="good">✓ Kafka refuses nothing of {service}.</p>
          ) : (
            items.map((row) => <RefusedRow key={row.id} {...{ row, service }} />)
          )
        }
      </PerService>
    </Page>
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
        <div class="hstack">
          <Field label="why (has to be said to drop it)" name="reason" />
          <button class="outline" name="decision" value="release">
            Release
          </button>
          <button class="outline" data-variant="danger" name="decision" value="drop">
            Drop: nobody ever hears of it
          </button>
        </div>
      )}
    </Form>
  );
}
