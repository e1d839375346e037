import { serviceNames, services, type ServiceName } from '@shop/contracts';
import { environmentNames, type EnvironmentName } from '@shop/topics';
import { parseTiers, type KafkaConnection, type SchemaRegistryOptions } from '@shop/messaging';
import {
  checkKafkaSettings,
  checkRegistrySettings,
  ConfigError,
  hasLocalBrokers,
  kafkaConnection,
  kafkaSettings,
  readSettings,
  registryConnection,
  registrySettings,
  wholeNumber,
} from '@shop/settings';
import { z } from 'zod';
import { UsageError } from './failure.js';

/** The user in Kafka, and in a registry of this machine. */
const OPERATIONS = 'operations';

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be a URL like ${example}` });

const http = url(/^https?$/, 'http://127.0.0.1:3001');

export const settings = z
  .object({
    ...kafkaSettings(),
    ...registrySettings(),
    postgresAdminUrl: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').default(
      'postgres://postgres:postgres@127.0.0.1:15432/postgres',
    ),
    ...serviceUrls(),
    shopEnvironment: z.enum(environmentNames, `must be ${environmentNames.join(' or ')}`).optional(),
    retryDelays: z.string().default('5s,1m,10m'),
    /** Set it longer for servers that are known to be only busy. */
    serversAnswerWithinMs: wholeNumber({ min: 100, max: 600_000 }).default(1_500),
  })
  .superRefine((data, context) => {
    checkKafkaSettings(data, context);
    checkRegistrySettings(data, context);
    // It is not guessed for other machines: a topic with one replica loses facts.
    if (data.shopEnvironment !== undefined || hasLocalBrokers(data)) return;
    const message = `must be set to ${environmentNames.join(' or ')} for brokers that are not on this machine`;
    context.addIssue({ code: 'custom', path: ['shopEnvironment'], message });
  });

export interface ShopConfig {
  kafka: KafkaConnection;
  registry: SchemaRegistryOptions;
  postgresAdminUrl: string;
  services: Record<ServiceName, string>;
  retryTiers: string[];
  /** Which of the catalogue's environments this is. */
  environment: EnvironmentName;
  /** A server that is silent for so long counts as down. */
  serversAnswerWithinMs: number;
}

/** @throws UsageError naming every wrong setting, without the values: some are passwords */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ShopConfig {
  const data = readEnvironment(environment);
  return {
    kafka: kafkaConnection({ ...data, name: OPERATIONS }, 'shop'),
    registry: registryConnection(data, OPERATIONS),
    postgresAdminUrl: data.postgresAdminUrl,
    services: byService((name) => data[`${name}Url`]),
    retryTiers: tierNames(data.retryDelays),
    environment: data.shopEnvironment ?? 'local',
    serversAnswerWithinMs: data.serversAnswerWithinMs,
  };
}

/** `orderUrl` and so on. */
function serviceUrls() {
  const urls = serviceNames.map((name) => [
    `${name}Url`,
    http.default(`http://127.0.0.1:${services[name].port}`),
  ]);
  return Object.fromEntries(urls) as Record<`${ServiceName}Url`, z.ZodDefault<typeof http>>;
}

function byService<T>(valueOf: (name: ServiceName) => T): Record<ServiceName, T> {
  return Object.fromEntries(serviceNames.map((name) => [name, valueOf(name)])) as Record<ServiceName, T>;
}

function readEnvironment(environment: NodeJS.ProcessEnv): z.output<typeof settings> {
  try {
    return readSettings(settings, environment);
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
}

function tierNames(delays: string): string[] {
  try {
    return parseTiers(delays).map(({ name }) => name);
  } catch (cause) {
    throw new UsageError('RETRY_DELAYS is no list of delays', { cause });
  }
}
