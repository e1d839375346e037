import { toRawDelivery, type Delivery } from '../delivery.js';
import { failureKind } from '../failure-kind.js';
import { inboxMetrics } from '../inbox-metrics.js';
import type { ParkedEvent } from '../ledger/parked-event.js';
import { recordProcessed } from '../processed-events.js';
import type { DeliveryScope } from './delivery-scope.js';
import type { ProcessorOptions } from './processor-options.js';
import { retryInPlace } from './retry-in-place.js';
import { UnparkableEventError } from './unparkable-event.error.js';

/**
 * Parks an event that keeps failing, in a transaction of its own, so that it no longer blocks the others. The
 * event is recorded as processed, and waits in a retry tier or as a dead letter. If another member has
 * handled it meanwhile, nothing happens. An event that cannot be stored as it is becomes a dead letter
 * without its headers.
 *
 * @throws the error of a system failure; then nothing is parked
 */
export async function parkAlone(
  scope: DeliveryScope,
  error: unknown,
  options: ProcessorOptions,
): Promise<void> {
  const { delivery, failures } = scope;
  try {
    const parked = await scope.run(() => parkSomehow(delivery, { error, failures }, options));
    if (parked) {
      inboxMetrics.events.add({ group: options.group, topic: delivery.record.topic, outcome: 'parked' });
      scope.failed('parked', parked.stage, error);
    } else scope.outcome = 'duplicate';
  } catch (failure) {
    scope.undo(failure);
    throw failure;
  }
  scope.finish();
}

interface Failed {
  error: unknown;
  failures: number;
}

async function parkSomehow(
  delivery: Delivery,
  { error, failures }: Failed,
  options: ProcessorOptions,
): Promise<ParkedEvent | undefined> {
  const park = (what: Delivery, why: unknown) => recordAndPark(what, { error: why, failures }, options);
  try {
    return await retryInPlace(
      () => park(delivery, error),
      (failure) => failureKind(failure) === 'transient',
    );
  } catch (obstacle) {
    if (failureKind(obstacle) === 'system') throw obstacle;
    return park(toRawDelivery(delivery), new UnparkableEventError(error, obstacle));
  }
}

function recordAndPark(
  delivery: Delivery,
  { error, failures }: Failed,
  { database, group, parking }: ProcessorOptions,
): Promise<ParkedEvent | undefined> {
  return database.transaction(async (tx) => {
    const known = await recordProcessed(tx, group, [delivery]);
    return known.size > 0 ? undefined : parking.park(tx, delivery, error, failureKind(error), failures);
  });
}
