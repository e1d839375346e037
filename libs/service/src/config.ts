import { FAILURE_RETENTION_DAYS, parseTiers } from '@shop/messaging';
import { logLevels } from '@shop/telemetry';
import { z } from 'zod';
import {
  checkKafkaSettings,
  checkRegistrySettings,
  flag,
  kafkaSettings,
  listOf,
  registrySettings,
  wholeNumber,
} from '@shop/settings';

/**
 * The roles of a service's process. One process can have all of them, or each role can run in many processes
 * of its own.
 */
export const roles = ['api', 'relay', 'consumers', 'projectors'] as const;
export type Role = (typeof roles)[number];

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL like postgres://user:password@host:5432/database',
});

const PROXIES = 'must be a list of addresses and networks like 10.0.0.0/8';

// An event may come again while a copy of it lies in a retry topic and, after that, waits for its redrive.
const MIN_WINDOW_DAYS = FAILURE_RETENTION_DAYS.retry + FAILURE_RETENTION_DAYS.deadLetter + 1;

/** The settings every service has; a service extends them with its own: `.extend({ viewWaitMs: ... })`. */
export function serviceSettings({ name, httpPort }: { name: string; httpPort: number }) {
  const settings = z.object({
    // Never read: the environment cannot make a service another one.
    name: z.preprocess(() => name, z.string()),
    /**
     * The name of the environment. Its databases remember it, and a process with another name does not work
     * with them.
     */
    environmentName: z
      .string()
      .regex(/^[\w.-]{1,63}$/, 'must be a name like production')
      .default('local'),
    httpHost: z.string().min(1, 'must not be empty').default('127.0.0.1'),
    httpPort: wholeNumber({ min: 0, max: 65_535 }).default(httpPort),
    /** Requests a second from one address; 0 is no limit. */
    rateLimit: wholeNumber({ min: 0, max: 1_000_000 }).default(1_000),
    trustedProxies: listOf(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], PROXIES)).optional(),
    /**
     * The names that clients may call the service by; by default all, or only `localhost` when it listens
     * there.
     */
    allowedHosts: listOf(
      z.string().regex(/^(?:\*|[A-Za-z0-9][\w.-]*)$/, 'must be a list of names like shop.example, or *'),
    ).optional(),
    /** How long a client may send a command again and get the first answer. */
    idempotencyHours: wholeNumber({ min: 24, max: 8_760 }).default(24),
    operationsPort: wholeNumber({ min: 0, max: 65_535 }).optional(),
    operationsToken: z
      .string()
      .regex(/^[!-~]{16,}$/, 'must be at least 16 characters, without spaces')
      .optional(),
    roles: listOf(z.enum(roles, `must be a list of ${roles.join(', ')}`))
      .transform((names): ReadonlySet<Role> => new Set(names))
      .default(new Set(roles)),
    ...kafkaSettings(),
    ...registrySettings(),
    writeDatabaseUrl: postgresUrl.default(databaseUrl(`${name}_write`)),
    readDatabaseUrl: postgresUrl.default(databaseUrl(`${name}_read`)),
    /**
     * Whether statements of a transaction travel together, or one after the other by public ways of the
     * driver alone.
     */
    databasePipeline: z
      .enum(['on', 'off'], 'must be on or off')
      .transform((value) => value === 'on')
      .default(true),
    /**
     * How long a database works on one statement at most. Five seconds later a connection without an answer
     * is given up (docs/silence.md).
     */
    databaseStatementTimeoutS: wholeNumber({ min: 1, max: 45 }).default(25),
    /**
     * The most connections to each database that requests use, and that events use: neither leaves the other
     * none.
     */
    databaseRequestConnections: wholeNumber({ min: 2, max: 100 }).default(10),
    databaseEventConnections: wholeNumber({ min: 2, max: 100 }).default(8),
    /**
     * How long a relay owns its part of the outbox without a sign of life. Its other time limits are shares
     * of that (docs/silence.md).
     */
    relayLeaseS: wholeNumber({ min: 10, max: 40 }).default(20),
    retryDelays: z
      .string()
      .default('5s,1m,10m')
      .transform((text, context) => {
        try {
          return parseTiers(text);
        } catch (error) {
          context.addIssue({ code: 'custom', message: (error as Error).message });
          return z.NEVER;
        }
      }),
    processedEventDays: wholeNumber({ min: MIN_WINDOW_DAYS, max: 3_650 }).default(30),
    /** Lets operations make consumer groups fail, to study and to test what they do then. */
    faultsEnabled: flag().default(false),
    /** The baggage keys of a request or an event that are passed on. */
    baggageKeys: listOf(z.string().regex(/^[\w.-]+$/, 'must be a list of keys like tenant')).default([]),
    logLevel: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
    /** The level of the line about each handled event. At `info` it appears without the rest of `debug`. */
    handledLogLevel: z.enum(['info', 'debug'], 'must be info or debug').default('debug'),
  });
  return settings.superRefine(checkKafkaSettings).superRefine(checkRegistrySettings);
}

function databaseUrl(owner: string): string {
  return `postgres://${owner}:${owner}@127.0.0.1:15432/${owner}`;
}

export type ServiceConfig = z.output<ReturnType<typeof serviceSettings>>;

/** The injection token of the configuration, as the service's own `config.ts` typed it. */
export const SERVICE_CONFIG = Symbol('SERVICE_CONFIG');
