import type { Client } from 'pg';
import type { EventProducer } from '@shop/messaging';
import { BucketLeases } from './bucket-leases.js';
import { publish } from './publisher.js';
import { Signal } from './signal.js';
import { claimBatch } from './sql/claim-batch.js';
import { deleteRows } from './sql/delete-rows.js';
import { parkRow } from './sql/park-row.js';

const BALANCE_EVERY = 1_000;
const SHORTEST_POLL = 20;
const LONGEST_POLL = 500;

export interface LaneOptions {
  client: Client;
  producer: EventProducer;
  buckets: readonly number[];
  batchSize: number;
  /** After each round that went well, with rows or without. */
  onRound: () => void;
  onParked: (topic: string, key: string, reason: string) => void;
}

/**
 * One of the relay's lanes: claims, sends and removes batches of its own buckets, one after the other. While one lane
 * waits for the broker the other uses the database; a single lane would let each wait for the other.
 */
export class RelayLane {
  readonly #leases: BucketLeases;
  readonly #signal = new Signal();
  #poll = SHORTEST_POLL;
  #balancedAt = 0;
  #stopping = false;

  constructor(readonly options: LaneOptions) {
    this.#leases = new BucketLeases(options.client, options.buckets);
  }

  wake(): void {
    this.#signal.raise();
  }

  stop(): void {
    this.#stopping = true;
    this.#signal.raise();
  }

  /** Runs until stopped. Throws when the database session or the broker fails; nothing is lost, the rows are still there. */
  async run(): Promise<void> {
    while (!this.#stopping) {
      await this.#balance();
      const found = await this.#round();
      this.options.onRound();
      if (found) this.#poll = SHORTEST_POLL;
      else await this.#idle();
    }
  }

  async #round(): Promise<boolean> {
    const { client, producer, batchSize, onParked } = this.options;
    const buckets = this.#leases.held;
    if (buckets.length === 0) return false;
    const rows = await claimBatch(client, buckets, batchSize);
    if (rows.length === 0) return false;
    const { confirmed, rejected } = await publish(producer, rows);
    for (const { row, reason } of rejected) {
      await parkRow(client, row.id, reason);
      onParked(row.topic, row.key, reason);
    }
    const ids = confirmed.map(({ id }) => id);
    if (ids.length > 0) await deleteRows(client, ids);
    return true;
  }

  async #balance(): Promise<void> {
    if (Date.now() - this.#balancedAt < BALANCE_EVERY) return;
    await this.#leases.balance();
    this.#balancedAt = Date.now();
  }

  async #idle(): Promise<void> {
    const woken = await this.#signal.wait(this.#poll);
    this.#poll = woken ? SHORTEST_POLL : Math.min(this.#poll * 2, LONGEST_POLL);
  }
}
