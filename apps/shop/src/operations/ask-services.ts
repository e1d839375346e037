import { CommandFailedError } from '../failure.js';
import { operationsOf, type OperationsClient } from './operations.client.js';
import { readOperationsConfig } from './operations-config.js';

export function everyService(): string[] {
  return Object.keys(readOperationsConfig().urls);
}

/**
 * Asks several services at once and shows their answers, even if some do not answer: with one of them down,
 * the others matter more.
 *
 * @throws CommandFailedError, after showing, when not all of them answered
 */
export async function askServices<T>(
  services: readonly string[],
  ask: (client: OperationsClient, service: string) => Promise<T>,
  show: (answers: T[]) => void,
): Promise<void> {
  const clients = services.map((service) => ({ service, client: operationsOf(service) }));
  const asked = await Promise.allSettled(clients.map(({ service, client }) => ask(client, service)));
  const answers = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (answers.length > 0) show(answers);
  const failures = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
  if (failures.length > 0) {
    throw new CommandFailedError('Not every service answered', { cause: failures[0] });
  }
}
