import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { shopServices, stackAddresses, type ShopService } from '@shop/testing';
import { cpuOf, cpuOfFamily, pidOf } from '../measure/cpu.js';
import type { Unit } from '../measure/figures.js';
import { readCounts, type Counts, type RequestKind } from './counts.js';
import type { OrderSystem } from './order-system.js';

/** The state of the meters: the use of each resource since their start. */
export type Reading = Record<Meter, number>;
export type Meter = keyof typeof METERS;

/** In the order of the table, each with its unit. */
export const METERS = {
  'order service': 'ms of CPU',
  'shipment service': 'ms of CPU',
  'invoice service': 'ms of CPU',
  Kafka: 'ms of CPU',
  PostgreSQL: 'ms of CPU',
  'in all': 'ms of CPU',
  'requests to Kafka: fetch': 'count',
  'requests to Kafka: produce': 'count',
  'requests to Kafka: offset commit': 'count',
  'requests to Kafka: heartbeat': 'count',
  'requests to Kafka: other': 'count',
  "writes of Kafka's broker": 'count',
  "bytes of Kafka's broker": 'kB',
  statements: 'count',
  'round trips to PostgreSQL': 'count',
  "PostgreSQL's log": 'kB',
  'requests of HTTP': 'count',
  'garbage of the services': 'MB',
  'collecting it': 'ms',
} as const satisfies Record<string, Unit>;

export const meters = Object.keys(METERS) as Meter[];

/** Reads all costs of an order, in services and servers. */
export class Meters {
  readonly #postgres = new Client({ connectionString: stackAddresses().postgresAdminUrl });

  constructor(readonly system: OrderSystem) {}

  async open(): Promise<void> {
    await this.#postgres.connect();
  }

  async close(): Promise<void> {
    await this.#postgres.end();
  }

  async read(): Promise<Reading> {
    const { processes } = this.system;
    const counts = await Promise.all(shopServices.map((name) => readCounts(processes[name].counting)));
    const sum = (of: (each: Counts) => number): number => counts.reduce((total, each) => total + of(each), 0);
    const requests = (kind: RequestKind): number => sum(({ kafka }) => kafka[kind]);
    const services = (name: ShopService): number => cpuOfFamily(processes[name].pid) * 1_000;
    const cpu = {
      'order service': services('order'),
      'shipment service': services('shipment'),
      'invoice service': services('invoice'),
      Kafka: cpuOf('kafka') * 1_000,
      PostgreSQL: cpuOf('postgres') * 1_000,
    };
    const broker = writesOfBroker();
    return {
      ...cpu,
      'in all': Object.values(cpu).reduce((total, each) => total + each, 0),
      'requests to Kafka: fetch': requests('fetch'),
      'requests to Kafka: produce': requests('produce'),
      'requests to Kafka: offset commit': requests('offset commit'),
      'requests to Kafka: heartbeat': requests('heartbeat'),
      'requests to Kafka: other': requests('other'),
      "writes of Kafka's broker": broker.writes,
      "bytes of Kafka's broker": broker.bytes / 1_000,
      statements: sum(({ statements }) => statements),
      'round trips to PostgreSQL': sum(({ roundTrips }) => roundTrips),
      "PostgreSQL's log": (await this.#log()) / 1_000,
      'requests of HTTP': sum(({ http }) => http),
      'garbage of the services': sum(({ garbageBytes }) => garbageBytes) / 1e6,
      'collecting it': sum(({ collectingMs }) => collectingMs),
    };
  }

  async #log(): Promise<number> {
    const { rows } = await this.#postgres.query<{ bytes: string }>(
      `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes`,
    );
    return Number(rows[0]?.bytes);
  }
}

export function perOrder(before: Reading, after: Reading, orders: number): Reading {
  return Object.fromEntries(
    meters.map((meter) => [meter, (after[meter] - before[meter]) / orders]),
  ) as Reading;
}

/** Writes to sockets and files. Zero without /proc. */
function writesOfBroker(): { writes: number; bytes: number } {
  const pid = pidOf('kafka');
  if (pid === undefined) return { writes: 0, bytes: 0 };
  const io = readFileSync(`/proc/${pid}/io`, 'utf8');
  const of = (name: string): number => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(io)?.[1]);
  return { writes: of('syscw'), bytes: of('wchar') };
}
