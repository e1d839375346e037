import { failureKind } from '../failure.js';
import { inboxMetrics } from '../inbox-metrics.js';
import { recordProcessed } from '../processed-events.js';
import type { DeliveryScope } from './delivery-scope.js';
import type { ProcessorOptions } from './processor-options.js';

/**
 * Gets an event that keeps failing out of the way of the others, in a transaction of its own: it is recorded
 * as processed, and waits in a retry tier or as a dead letter. If another member has handled it meanwhile,
 * nothing is to be done.
 *
 * @throws what the database throws, when nothing is parked
 */
export async function parkAlone(
  scope: DeliveryScope,
  error: unknown,
  { database, group, parking }: ProcessorOptions,
): Promise<void> {
  const { delivery, failures } = scope;
  try {
    const parked = await scope.run(() =>
      database.transaction(async (tx) => {
        const known = await recordProcessed(tx, group, [delivery]);
        return known.size > 0 ? undefined : parking.park(tx, delivery, error, failureKind(error), failures);
      }),
    );
    if (parked) {
      inboxMetrics.events.add({ group, topic: delivery.record.topic, outcome: 'parked' });
      scope.failed('parked', parked.stage, error);
    } else scope.outcome = 'duplicate';
  } catch (failure) {
    scope.undo(failure);
    throw failure;
  }
  scope.finish();
}
