import type { KafkaConnection, KafkaTls } from '@shop/messaging';
import { z } from 'zod';
import { flag, listOf } from './settings.js';

const pem = (kind: 'CERTIFICATE' | 'PRIVATE KEY') =>
  z
    .string()
    .regex(new RegExp(`-----BEGIN [A-Z ]*${kind}-----`), `must be a ${kind.toLowerCase()} in PEM`)
    .optional();

/**
 * The addresses of Kafka, and the user. On the local stack, and only there, the password of a user is its
 * name.
 */
export function kafkaSettings() {
  return {
    kafkaBrokers: listOf(z.string().regex(/^[^\s:/]+:\d+$/, 'must be a list of host:port')).default([
      '127.0.0.1:19092',
    ]),
    /** The prefix of topics, groups, users and subjects, for systems that share the servers. */
    kafkaPrefix: z
      .string()
      .regex(
        /^(?:[A-Za-z0-9][\w.-]{0,38}[.-])?$/,
        'must be up to 40 letters, digits, ., _ and -, with . or - at the end, like staging.',
      )
      .default(''),
    /** By default the name of the connecting program, behind the prefix. */
    kafkaUsername: z.string().min(1, 'must not be empty').optional(),
    kafkaPassword: z.string().min(1, 'must not be empty').optional(),
    kafkaTls: flag().default(false),
    kafkaTlsCa: pem('CERTIFICATE'),
    kafkaTlsCert: pem('CERTIFICATE'),
    kafkaTlsKey: pem('PRIVATE KEY'),
  };
}

export type KafkaSettings = z.output<z.ZodObject<ReturnType<typeof kafkaSettings>>>;

/** Checks settings against each other. */
export function checkKafkaSettings(settings: KafkaSettings, context: z.RefinementCtx): void {
  const problem = (key: keyof KafkaSettings, message: string): void =>
    context.addIssue({ code: 'custom', path: [key], message });
  const { kafkaPassword, kafkaTls, kafkaTlsCert, kafkaTlsKey } = settings;
  if (kafkaPassword === undefined && !hasLocalBrokers(settings)) {
    problem('kafkaPassword', 'must be set (or KAFKA_PASSWORD_FILE) for brokers that are not on this machine');
  }
  if (kafkaTlsCert !== undefined && kafkaTlsKey === undefined) {
    problem('kafkaTlsKey', 'must be set with KAFKA_TLS_CERT');
  }
  if (kafkaTlsKey !== undefined && kafkaTlsCert === undefined) {
    problem('kafkaTlsCert', 'must be set with KAFKA_TLS_KEY');
  }
  if (kafkaTls) return;
  for (const key of ['kafkaTlsCa', 'kafkaTlsCert', 'kafkaTlsKey'] as const) {
    if (settings[key] !== undefined) problem(key, 'has no effect unless KAFKA_TLS is true');
  }
}

/** @param settings with the name of the connecting program */
export function kafkaConnection(
  settings: KafkaSettings & { name: string },
  clientId: string,
): KafkaConnection {
  const { kafkaBrokers: brokers, kafkaPrefix: prefix, name } = settings;
  const { kafkaUsername: username = prefix + name, kafkaPassword: password = username } = settings;
  const user = { username, password };
  const shared = prefix !== '' && { prefix };
  return { brokers, clientId, user, ...shared, ...(settings.kafkaTls && { tls: tlsOf(settings) }) };
}

function tlsOf({ kafkaTlsCa: ca, kafkaTlsCert: cert, kafkaTlsKey: key }: KafkaSettings): KafkaTls {
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && key !== undefined && { cert, key }) };
}

/** Whether all brokers are on this machine, where no other machine can reach them. */
export function hasLocalBrokers({ kafkaBrokers }: KafkaSettings): boolean {
  return kafkaBrokers.every((broker) => /^(localhost|127\.\d+\.\d+\.\d+):/.test(broker));
}
