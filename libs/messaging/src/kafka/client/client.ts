import '../codecs/index.js';
import '../patches/commit-before-join.js';
import '../patches/fetch-answers.js';
import '../patches/fetch-sessions.js';
import '../patches/fetch-waits.js';
import '../patches/heartbeat-clock.js';
import '../patches/metadata-clock.js';
import '../patches/missed-records.js';
import '../patches/request-timers.js';
import '../patches/throttle-clock.js';
import { Kafka, logLevel, type KafkaConfig, type LogEntry } from 'kafkajs';
import type { KafkaConnection, KafkaLog } from '../../port/index.js';

/**
 * We decide when to give up. A success does not reset the counter of kafkajs (tulios/kafkajs#1592), so a
 * healthy connection would one day reach any limit.
 */
export const UNLIMITED_RETRY = {
  initialRetryTime: 100,
  maxRetryTime: 3_000,
  retries: Number.MAX_SAFE_INTEGER,
};

const ANSWER_WITHIN_MS = 15_000;

/** The one place that configures kafkajs. */
export function kafkaClient(
  { brokers, clientId, user, tls, log, answerWithinMs = ANSWER_WITHIN_MS }: KafkaConnection,
  overrides: Partial<KafkaConfig> = {},
): Kafka {
  return new Kafka({
    brokers,
    clientId,
    sasl: { mechanism: 'scram-sha-512', ...user },
    ...(tls && { ssl: { ...tls } }),
    connectionTimeout: 3_000,
    requestTimeout: answerWithinMs,
    enforceRequestTimeout: true,
    retry: UNLIMITED_RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(entry, log),
    ...overrides,
  });
}

function forward({ level, namespace, log: { message, ...fields } }: LogEntry, log?: KafkaLog): void {
  // kafkajs reports each attempt of a retry as an error. Our own code reports the failures that matter, once.
  if (level <= logLevel.WARN) log?.debug({ namespace, ...fields }, `kafkajs: ${message}`);
}
