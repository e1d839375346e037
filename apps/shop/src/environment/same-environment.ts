import { createTopicOffsets } from '@shop/messaging';
import type { ShopConfig } from '../config.js';
import { UsageError } from '../failure.js';
import { clientsFor } from '../operations/operations.client.js';
import { readOperationsConfig } from '../operations/operations-config.js';
import { withAdmin } from '../with-admin.js';
import { EnvironmentAnswer } from './answers.js';

/**
 * Refuses to change a cluster that is not that of the services. A service that does not answer is left out:
 * before the first deployment there are none.
 */
export async function assertSameEnvironment({ kafka }: ShopConfig): Promise<void> {
  const own = await withAdmin(createTopicOffsets(kafka), (offsets) => offsets.clusterId());
  const prefix = kafka.prefix ?? '';
  const asked = clientsFor(readOperationsConfig()).map(async ({ service, client }) => {
    const answer = await client.send('GET', '/environment', EnvironmentAnswer).catch(() => undefined);
    const other = answer?.databases.find(
      ({ place }) => place && (place.clusterId !== own || place.prefix !== prefix),
    );
    return other?.place
      ? [`${service}: ${other.place.clusterId}, prefix ${other.place.prefix || 'none'}`]
      : [];
  });
  const others = (await Promise.all(asked)).flat();
  if (others.length === 0) return;
  throw new UsageError(
    `This is Kafka cluster ${own}, prefix ${prefix || 'none'}. The services belong elsewhere (${others.join('; ')}): ` +
      'see shop environment show',
  );
}
