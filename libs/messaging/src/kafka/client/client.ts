import '../patches/ended-fetch.js';
import '../patches/quiet-connections.js';
import { Kafka, logLevel, type KafkaConfig, type LogEntry } from 'kafkajs';

export interface KafkaConnection {
  brokers: string[];
  clientId: string;
  /** Whom the broker takes the client for, by SASL/SCRAM-SHA-512. What it may do follows from the name. */
  user: KafkaUser;
  /** Encrypts the connection; without it everything but the password can be read on the way. */
  tls?: KafkaTls;
  log?: KafkaLog;
}

export interface KafkaUser {
  username: string;
  password: string;
}

/** Each in PEM. */
export interface KafkaTls {
  /** Who may vouch for the broker; if not given, the authorities that Node knows. */
  ca?: string;
  /** For a broker that asks clients for a certificate, and its private key. */
  cert?: string;
  key?: string;
}

/** Where the client's own messages go. */
export interface KafkaLog {
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

/**
 * Whether to give up is our decision. The counter of kafkajs is never reset by success (tulios/kafkajs#1592), so that any limit is
 * reached one day on a healthy connection.
 */
export const UNLIMITED_RETRY = {
  initialRetryTime: 100,
  maxRetryTime: 3_000,
  retries: Number.MAX_SAFE_INTEGER,
};

/** The one place that configures kafkajs. */
export function kafkaClient(
  { brokers, clientId, user, tls, log }: KafkaConnection,
  overrides: Partial<KafkaConfig> = {},
): Kafka {
  return new Kafka({
    brokers,
    clientId,
    sasl: { mechanism: 'scram-sha-512', ...user },
    ...(tls && { ssl: { ...tls } }),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    retry: UNLIMITED_RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(entry, log),
    ...overrides,
  });
}

function forward({ level, namespace, log: { message, ...fields } }: LogEntry, log?: KafkaLog): void {
  // kafkajs reports each attempt of a retry as an error. What matters is reported by our own code, once.
  if (level <= logLevel.WARN) log?.debug({ namespace, ...fields }, `kafkajs: ${message}`);
}
