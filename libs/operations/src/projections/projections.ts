import { ReadDatabase } from '@shop/database';
import { Problem } from '@shop/http';
import { GroupLedgerView } from '@shop/inbox';
import type { EventSerde, KafkaConnection } from '@shop/messaging';
import { projectionOf, Rebuild, withRebuildLock, type DeployedProjection } from '@shop/projection';
import { progressOf, statusOf, type ProjectionStatus, type RebuildProgress } from './rebuild-status.js';

export interface ProjectionsOptions {
  service: string;
  deployed: readonly DeployedProjection[];
  read: ReadDatabase;
  serde: EventSerde;
  kafka: KafkaConnection;
}

/** The projections of a service, to be looked at and rebuilt. */
export class Projections {
  constructor(readonly options: ProjectionsOptions) {}

  list(): Promise<ProjectionStatus[]> {
    const { deployed, read } = this.options;
    return Promise.all(deployed.map((each) => statusOf(this.#rebuildOf(each, read))));
  }

  /** @throws Problem when the service has no such projection */
  async status(name: string): Promise<ProjectionStatus & { rebuild?: RebuildProgress }> {
    const rebuild = this.#rebuildOf(this.#find(name), this.options.read);
    await rebuild.openTopics();
    try {
      const [status, progress] = await Promise.all([statusOf(rebuild), progressOf(rebuild)]);
      return { ...status, ...(progress && { rebuild: progress }) };
    } finally {
      await rebuild.offsets.close();
    }
  }

  /** @throws Problem when the service has no such projection */
  assertKnown(name: string): void {
    this.#find(name);
  }

  /** Works on a projection as nobody else does meanwhile. @throws RebuildBusyError */
  async work(name: string, work: (rebuild: Rebuild) => Promise<void>): Promise<void> {
    await this.open(name, async (rebuild) => {
      await rebuild.openTopics();
      await withRebuildLock(rebuild.setup.database, name, () => work(rebuild));
    });
  }

  /** The same without the lock, for what is there to end somebody else's work. */
  async open(name: string, work: (rebuild: Rebuild) => Promise<void>): Promise<void> {
    const { service, read } = this.options;
    // Connections of its own: those of the service are for its requests and its consumers.
    const database = new ReadDatabase({
      name: `${service} rebuild`,
      url: read.options.url,
      // It copies and compares whole tables.
      statementTimeoutMs: 10 * 60_000,
    });
    const rebuild = this.#rebuildOf(this.#find(name), database);
    try {
      await rebuild.open();
      await work(rebuild);
    } finally {
      await rebuild.close();
    }
  }

  #find(name: string): DeployedProjection {
    const { service, deployed } = this.options;
    const found = deployed.find(({ projector }) => projectionOf(projector).name === name);
    if (found) return found;
    const known = deployed.map(({ projector }) => projectionOf(projector).name).join(' and ');
    const detail = `The ${service} service has no projection ${name}, but ${known || 'none at all'}`;
    throw new Problem({ status: 404, code: 'UNKNOWN_PROJECTION', detail });
  }

  #rebuildOf(deployed: DeployedProjection, database: ReadDatabase): Rebuild {
    const { service, serde, kafka } = this.options;
    return new Rebuild({
      deployed,
      database,
      serde,
      kafka: { ...kafka, clientId: `${service}-rebuild` },
      ledger: new GroupLedgerView(projectionOf(deployed.projector).group, database),
    });
  }
}
