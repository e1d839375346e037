import { connect } from 'node:net';
import { readConfig, type ShopConfig } from './config.js';
import { CommandFailedError, WHERE_IT_RUNS } from './failure.js';

/** The servers that commands need. */
export type Place = 'kafka' | 'registry' | 'postgres' | 'services';

const CONNECT_MS = 1_500;

const standardPorts: Record<string, string> = { 'https:': '443', 'http:': '80' };
const POSTGRES_PORT = '5432';

/**
 * Says soon, and what to do, when something does not answer that a command cannot do without: its clients
 * would try for half a minute. Of several brokers one is enough.
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

/** Those that do not answer. */
export async function silentOnes(places: readonly Place[], config: ShopConfig): Promise<SilentOne[]> {
  const asked = await Promise.all(places.flatMap((place) => toAsk(place, config)).map(ask));
  return asked.filter((each) => each !== undefined);
}

/** A server's name and its addresses: any of them may answer. */
type Question = readonly [name: string, ...addresses: string[]];

async function ask([name, ...addresses]: Question): Promise<SilentOne | undefined> {
  const reasons = await Promise.all(addresses.map(reasonAgainst));
  if (reasons.includes(undefined)) return undefined;
  return { name, at: addresses.join(', '), reason: [...new Set(reasons)].join(', ') };
}

function toAsk(place: Place, { kafka, registry, postgresAdminUrl, services }: ShopConfig): Question[] {
  if (place === 'kafka') return [['Kafka', ...kafka.brokers]];
  if (place === 'registry') return [['The registry', addressOf(registry.url)]];
  if (place === 'postgres') return [['PostgreSQL', addressOf(postgresAdminUrl)]];
  return Object.entries(services).map(([service, url]) => [`Service ${service}`, addressOf(url)]);
}

function addressOf(text: string): string {
  const { protocol, hostname, port } = new URL(text);
  return `${hostname}:${port || (standardPorts[protocol] ?? POSTGRES_PORT)}`;
}

/** Why nothing answers there; nothing when something does. */
function reasonAgainst(address: string): Promise<string | undefined> {
  const [, host, port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const done = (reason?: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reason);
    };
    const timer = setTimeout(() => done(`nothing came within ${CONNECT_MS} ms`), CONNECT_MS);
    socket.once('connect', () => done()).once('error', (error) => done(reasonOf(error)));
  });
}

/** Some errors, as those of a name with several addresses, say nothing but their code. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message === '' ? String(error.code) : error.message;
}
