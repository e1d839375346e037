import { Kafka, logLevel } from 'kafkajs';
import { kafkaConnection } from '@shop/testing';

/** kafkajs and nothing around it. */
export function rawKafka(): Kafka {
  const { brokers, user } = kafkaConnection();
  const sasl = { mechanism: 'scram-sha-512', ...user } as const;
  return new Kafka({ brokers, sasl, clientId: 'bench', logLevel: logLevel.NOTHING });
}
