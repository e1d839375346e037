import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { Faults, Ledger, Parking, Triage } from '@shop/inbox';
import { EventSerde } from '@shop/messaging';
import { ParkedRows } from '@shop/outbox';
import type { Logger } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';
import { Relays } from '../events/relays.js';
import { createOperations } from './create-operations.js';
import { TriageDesks } from './dead-letters/triage-desks.js';
import type { Desks } from './operations.module.js';
import { operationsListener } from './operations-listener.js';
import { OutboxDesks } from './parked-rows/outbox-desks.js';

/** Serves the desks of a running service, on the databases it is connected to, and its metrics. */
export async function startOperations(
  service: INestApplicationContext,
  config: ServiceConfig,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const { host, port, token } = operationsListener(config);
  if (token === undefined) {
    logger.warn('Operations serve metrics only: OPERATIONS_TOKEN is not set, and the service is not local');
  }
  const operations = await createOperations(desksOf(service, config), token, logger);
  await operations.listen(port, host);
  return operations;
}

function desksOf(service: INestApplicationContext, { name, retryDelays }: ServiceConfig): Desks {
  const find = { strict: false };
  const serde = service.get(EventSerde, find);
  const relays = service.get(Relays, find);
  const sides = {
    write: { database: service.get(WriteDatabase, find), wakeUp: relays.write.wakeUp, group: name },
    read: {
      database: service.get(ReadDatabase, find),
      wakeUp: relays.read.wakeUp,
      group: `${name}-projector`,
    },
  };
  const triages = Object.values(sides).map(({ database, wakeUp, group }) => {
    return new Triage({ database, serde, parking: new Parking(new Ledger(group), retryDelays, wakeUp) });
  });
  const { write, read } = sides;
  return {
    triage: new TriageDesks(triages),
    outbox: new OutboxDesks({
      write: new ParkedRows(write.database, write.wakeUp),
      read: new ParkedRows(read.database, read.wakeUp),
    }),
    faults: service.get(Faults, find),
  };
}
