import { readConfig, type ShopConfig } from './config.js';
import { CommandFailedError, WHERE_IT_RUNS } from './failure.js';
import { addressOf, greetings, reasonOfSilence, type Greeting } from './greet.js';

/** The servers that commands need. */
export type Place = 'kafka' | 'registry' | 'postgres' | 'services';

/**
 * Reports at once, with a remedy, that a required server does not answer: its clients would try for half a
 * minute. One of several brokers is enough.
 *
 * @throws CommandFailedError naming what does not answer, and where
 */
export async function assertReachable(places: readonly Place[], config = readConfig()): Promise<void> {
  const silent = await silentOnes(places, config);
  const lines = silent.map(({ name, at, reason }) => `${name} does not answer at ${at}: ${reason}`);
  if (lines.length > 0) throw new CommandFailedError([...lines, WHERE_IT_RUNS].join('\n'));
}

export interface SilentOne {
  name: string;
  at: string;
  reason: string;
}

/** Returns the servers that do not answer. */
export async function silentOnes(places: readonly Place[], config: ShopConfig): Promise<SilentOne[]> {
  const asked = await Promise.all(
    places.flatMap((place) => toAsk(place, config)).map((each) => ask(each, config)),
  );
  return asked.filter((each) => each !== undefined);
}

/** A server, how it is greeted, and its addresses: any of them may answer. */
interface Question {
  name: string;
  greeting: Greeting;
  addresses: readonly string[];
}

async function ask(
  { name, greeting, addresses }: Question,
  { serversAnswerWithinMs }: ShopConfig,
): Promise<SilentOne | undefined> {
  const reasons = await Promise.all(
    addresses.map((address) => reasonOfSilence(address, greeting, serversAnswerWithinMs)),
  );
  if (reasons.includes(undefined)) return undefined;
  return { name, at: addresses.join(', '), reason: [...new Set(reasons)].join(', ') };
}

function toAsk(place: Place, { kafka, registry, postgresAdminUrl, services }: ShopConfig): Question[] {
  const { http, postgres } = greetings;
  if (place === 'kafka') return [{ name: 'Kafka', greeting: greetings.kafka, addresses: kafka.brokers }];
  if (place === 'registry') return [question('The registry', http, registry.url)];
  if (place === 'postgres') return [question('PostgreSQL', postgres, postgresAdminUrl)];
  return Object.entries(services).map(([service, url]) => question(`Service ${service}`, http, url));
}

function question(name: string, greeting: Greeting, url: string): Question {
  return { name, greeting, addresses: [addressOf(url)] };
}
