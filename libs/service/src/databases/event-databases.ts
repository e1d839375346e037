import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@shop/database';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { databaseOptions } from './database-options.js';
import { SERVICE_DATABASES, type ServiceDatabases } from './service-databases.js';

/**
 * The databases of the service, with connections of their own for events: requests that wait, for each other
 * or for a lock, do not use these up.
 */
@Injectable()
export class EventDatabases implements OnApplicationShutdown {
  readonly write: Database;
  readonly read: Database;

  constructor(
    @Inject(SERVICE_CONFIG) config: ServiceConfig,
    @Inject(SERVICE_DATABASES) databases: ServiceDatabases,
  ) {
    const own = { name: `${config.name}-events`, poolSize: config.databaseEventConnections };
    this.write = new Database({ ...databaseOptions(config, databases, 'write'), ...own });
    this.read = new Database({ ...databaseOptions(config, databases, 'read'), ...own });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.write.close(), this.read.close()]);
  }
}
