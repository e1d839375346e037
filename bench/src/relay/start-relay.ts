import { createProducer, type EventProducer } from '@shop/messaging';
import { Relay, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { kafkaConnection } from '@shop/testing';

export interface RelayToMeasure {
  databaseUrl: string;
  batchSize: number;
  /** Stands between relay and producer: the test of honesty makes it tamper. */
  through?: (producer: EventProducer) => EventProducer;
  /** Called after each batch that the broker has confirmed, with its size. */
  onSent: (count: number) => void;
}

/** Returns the function that stops it. */
export type StartRelay = (relay: RelayToMeasure) => () => Promise<void>;

/** A relay of this process. */
export const startRelay: StartRelay = ({ databaseUrl, batchSize, through = (own) => own, onSent }) => {
  const kafka = createProducer(kafkaConnection());
  const relay = new Relay({
    databaseUrl,
    name: 'bench-relay',
    outbox: 'bench',
    producer: telling(through(kafka), onSent),
    wakeUp: new WakeUp(),
    logger: createLogger({ service: 'bench', level: 'silent' }),
    batchSize,
  });
  relay.start();
  return async () => {
    await relay.stop();
    await kafka.disconnect();
  };
};

function telling(producer: EventProducer, onSent: (count: number) => void): EventProducer {
  return {
    connect: () => producer.connect(),
    disconnect: () => producer.disconnect(),
    send: async (records) => {
      await producer.send(records);
      onSent(records.length);
    },
  };
}
