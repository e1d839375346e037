import { CommandFailedError, UsageError } from '../failure.js';
import { clientsFor, type OperationsClient } from '../operations/operations.client.js';
import { readOperationsConfig } from '../operations/operations-config.js';
import { Projections } from './answers.js';

/**
 * Finds the service that has the projection. @throws UsageError when none has it, CommandFailedError when one
 * that may have it did not answer
 */
export async function ownerOf(name: string): Promise<OperationsClient> {
  const services = clientsFor(readOperationsConfig());
  const asked = await Promise.allSettled(
    services.map(async ({ client }) => ({
      client,
      ...(await client.send('GET', '/projections', Projections)),
    })),
  );
  const found = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const owner = found.find(({ items }) => items.some((each) => each.name === name));
  if (owner) return owner.client;
  const silent = asked.find((each) => each.status === 'rejected');
  if (silent) throw new CommandFailedError('Not every service answered', { cause: silent.reason });
  const known = found.flatMap(({ items }) => items.map((each) => each.name)).join(', ');
  throw new UsageError(`Unknown projection ${name}: use ${known}`);
}
