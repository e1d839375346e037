import { isDivisionByZero, isUniqueViolation, type Transaction } from '@shop/database';
import type { Delivery } from '../delivery.js';
import { failureKind } from '../failure-kind.js';
import { chunkCommitted, inboxMetrics, MAIN } from '../inbox-metrics.js';
import { keyOf } from '../ledger/ledger.js';
import type { Happening } from '../ledger/transitions.js';
import { recordNew, recordProcessed } from '../processed-events.js';
import type { DeliveryScope } from './delivery-scope.js';
import { handleAll } from './handle-delivery.js';
import type { ProcessorOptions } from './processor-options.js';

/**
 * Handles the new events in their order, in one transaction with the record of their processing. Parks events
 * whose key is parked, and leaves out events that were processed before.
 *
 * @throws what a handler or the database throws, when nothing has had an effect
 */
export async function handleTogether(scopes: DeliveryScope[], options: ProcessorOptions): Promise<void> {
  try {
    const done = addsStatementsOnly(scopes) && (await handleAsNew(scopes, options));
    if (!done) await options.database.transaction((tx) => handleIn(tx, scopes, options));
  } catch (error) {
    // Counted here, because each caller decides differently about the next step.
    inboxMetrics.attempts.add({ group: options.group, stage: MAIN, result: failureKind(error) });
    for (const scope of scopes) scope.noteFailure(error);
    throw error;
  }
  for (const scope of scopes) scope.finish();
}

/** Projectors get no collaborators: a call whose transaction fails has done nothing. */
function addsStatementsOnly(scopes: readonly DeliveryScope[]): boolean {
  return scopes.every(({ delivery }) => delivery.handler.handleChunk !== undefined);
}

/**
 * Assumes that all events are new and that none of their keys is parked. Then nobody waits for an answer
 * before the commit, and everything goes to the server together. Returns false, with nothing done, if the
 * assumption was wrong.
 */
async function handleAsNew(
  scopes: DeliveryScope[],
  { database, group, parking, serde }: ProcessorOptions,
): Promise<boolean> {
  const deliveries = scopes.map(({ delivery }) => delivery);
  try {
    await database.transaction(async (tx) => {
      recordNew(tx, group, deliveries);
      parking.ledger.expectNoneParked(tx, deliveries);
      for (const scope of scopes) scope.outcome = 'handled';
      await handleAll(tx, scopes, serde);
      tx.afterCommit(() => chunkCommitted(group, { deliveries, handled: deliveries, blocked: [] }));
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error) || isDivisionByZero(error)) return false;
    throw error;
  }
}

async function handleIn(
  tx: Transaction,
  scopes: DeliveryScope[],
  { group, parking, serde }: ProcessorOptions,
): Promise<void> {
  const deliveries = scopes.map(({ delivery }) => delivery);
  const [known, heads] = await Promise.all([
    recordProcessed(tx, group, deliveries),
    // Asked after the insert, which may wait for another member that parks one of these keys.
    parking.ledger.heads(tx, deliveries),
  ]);
  const free: DeliveryScope[] = [];
  const blocked: Delivery[] = [];
  for (const scope of scopes) {
    const { delivery } = scope;
    if (known.has(delivery.id)) {
      scope.outcome = 'duplicate';
      continue;
    }
    // The second of two copies in one chunk is left out.
    known.add(delivery.id);
    const head = heads.size > 0 && heads.get(keyOf(delivery.record.topic, delivery.orderKey));
    scope.outcome = (head ? 'blocked' : 'handled') satisfies Happening<'new'>;
    if (head) {
      await scope.run(() => parking.parkBehind(tx, delivery, head));
      blocked.push(delivery);
    } else free.push(scope);
  }
  await handleAll(tx, free, serde);
  const handled = free.map(({ delivery }) => delivery);
  tx.afterCommit(() => chunkCommitted(group, { deliveries, handled, blocked }));
}
