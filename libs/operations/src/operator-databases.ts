import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database, ReadDatabase, WriteDatabase } from '@shop/database';

const MAX_CONNECTIONS = 4;

/**
 * The databases of the service, by connections of their own for operators. A command holds one while its
 * reader reads, and some readers have stopped: requests keep theirs (docs/adr/0046).
 */
@Injectable()
export class OperatorDatabases implements OnApplicationShutdown {
  readonly write: Database;
  readonly read: Database;

  constructor(write: WriteDatabase, read: ReadDatabase) {
    this.write = ownOf(write);
    this.read = ownOf(read);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.write.close(), this.read.close()]);
  }
}

/** They are opened when an operator comes. */
function ownOf({ options }: Database): Database {
  return new Database({ ...options, name: `${options.name}-operations`, poolSize: MAX_CONNECTIONS });
}
