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

interface Service {
  name: string;
  module: ModuleOfService;
  databases: ServiceDatabases;
  tiers: readonly string[];
  /** Beside what every test says. */
  environment?: Record<string, string>;
}

/** The databases of a service. Drop them at the end. */
export async function createDatabases(databases: ServiceDatabases) {
  const write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
  const read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
  await allowProjectors(read.database, tablesOf(databases));
  return {
    write: write.database,
    read: read.database,
    urls: { writeUrl: write.url, readUrl: read.url },
    drop: () => Promise.all([write.drop(), read.drop()]),
  };
}

type Databases = Awaited<ReturnType<typeof createDatabases>>;

/** A service with all its roles in the process of the test, on a free port. Not ready yet, or never. */
export async function launch({ name, module, tiers, environment }: Service, { urls }: Databases) {
  const config = readSettings(serviceSettings({ name, httpPort: 0 }), {
    ...apiEnvironment(urls),
    ROLES: 'api,relay,consumers,projectors',
    // The broker of the tests has no user for a system of another domain.
    KAFKA_USERNAME: 'operations',
    RETRY_DELAYS: tiers.join(),
    ...environment,
  });
  const app = await createService(module.forRoot(config), config);
  app.connectMicroservice({ strategy: app.get(KafkaEventsStrategy, { strict: false }) });
  await app.startAllMicroservices();
  return app;
}

/** The same with databases of its own, and ready. Close it at the end. */
export class RunningService {
  private constructor(
    readonly api: Api,
    readonly write: WriteDatabase,
    readonly close: () => Promise<void>,
  ) {}

  static async start(service: Service): Promise<RunningService> {
    const databases = await createDatabases(service.databases);
    const api = await Api.serve(await launch(service, databases));
    return new RunningService(api, databases.write, async () => {
      await api.close();
      await databases.drop();
    });
  }
}

function tablesOf({ projections }: ServiceDatabases): string[] {
  return projections.flatMap(({ projector }) => Object.keys(projectionOf(projector).tables));
}
