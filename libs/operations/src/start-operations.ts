import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadDatabase, WriteDatabase, type Database } from '@shop/database';
import { Faults, Ledger, Parking, Replay, Triage } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy } from '@shop/messaging';
import { ParkedRows, ReadWakeUp, WriteWakeUp, type WakeUp } from '@shop/outbox';
import type { Logger } from '@shop/telemetry';
import { CATALOGUE, groupOf, type Catalogue } from '@shop/topics';
import type { OperationsConfig } from './operations-config.js';
import { createOperations } from './create-operations.js';
import { TriageDesks } from './dead-letters/triage-desks.js';
import type { Desks } from './operations.module.js';
import { operationsListener } from './operations-listener.js';
import { OutboxDesks } from './parked-rows/outbox-desks.js';
import { ReplayDesks } from './replays/replay-desks.js';

/** Serves the desks of a running service, on the databases it is connected to, and its metrics. */
export async function startOperations(
  service: INestApplicationContext,
  config: OperationsConfig,
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

function desksOf(service: INestApplicationContext, config: OperationsConfig): Desks {
  const { name, retryDelays, processedEventDays: windowDays, kafka } = config;
  const find = { strict: false };
  const serde = service.get(EventSerde, find);
  const [writeWakeUp, readWakeUp] = [service.get(WriteWakeUp, find), service.get(ReadWakeUp, find)];
  const side = (database: Database, group: string, wakeUp: WakeUp) => {
    return { database, serde, parking: new Parking(new Ledger(group), retryDelays, wakeUp) };
  };
  const topics = service.get<Catalogue>(CATALOGUE, find);
  const [reaction, projection] = [groupOf(name, 'reaction'), groupOf(name, 'projection')];
  const write = side(service.get(WriteDatabase, find), reaction, writeWakeUp);
  const read = side(service.get(ReadDatabase, find), projection, readWakeUp);
  const handlers = service.get(KafkaEventsStrategy, find).handlersOf(reaction);
  return {
    triage: new TriageDesks([write, read].map((each) => new Triage({ ...each, topics }))),
    outbox: new OutboxDesks({
      write: new ParkedRows(write.database, writeWakeUp),
      read: new ParkedRows(read.database, readWakeUp),
    }),
    faults: service.get(Faults, find),
    replays: new ReplayDesks([new Replay({ ...write, handlers, kafka, windowDays })]),
  };
}
