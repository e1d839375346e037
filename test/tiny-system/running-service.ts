import type { DynamicModule } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { KafkaEventsStrategy } from '@shop/messaging';
import { projectionOf } from '@shop/projection';
import {
  createService,
  readSettings,
  serviceSettings,
  type ServiceConfig,
  type ServiceDatabases,
} from '@shop/service';
import { allowProjectors, Api, apiEnvironment, createTestDatabase } from '@shop/testing';

interface ModuleOfService {
  forRoot(config: ServiceConfig): DynamicModule;
}

/**
 * A service with all its roles in the process of the test, on a free port, with databases of its own. Close
 * it at the end.
 */
export class RunningService {
  private constructor(
    readonly api: Api,
    readonly write: WriteDatabase,
    readonly close: () => Promise<void>,
  ) {}

  static async start(
    name: string,
    module: ModuleOfService,
    databases: ServiceDatabases,
    tiers: readonly string[],
  ): Promise<RunningService> {
    const write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    const read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    await allowProjectors(read.database, tablesOf(databases));
    const config = readSettings(serviceSettings({ name, httpPort: 0 }), {
      ...apiEnvironment({ writeUrl: write.url, readUrl: read.url }),
      ROLES: 'api,relay,consumers,projectors',
      // The broker of the tests has no user for a system of another domain.
      KAFKA_USERNAME: 'operations',
      RETRY_DELAYS: tiers.join(),
    });
    const app = await createService(module.forRoot(config), config);
    app.connectMicroservice({ strategy: app.get(KafkaEventsStrategy, { strict: false }) });
    await app.startAllMicroservices();
    const api = await Api.serve(app);
    return new RunningService(api, write.database, async () => {
      await api.close();
      await write.drop();
      await read.drop();
    });
  }
}

function tablesOf({ projections }: ServiceDatabases): string[] {
  return projections.flatMap(({ projector }) => Object.keys(projectionOf(projector).tables));
}
