import { parseTiers } from '@shop/messaging';
import { z } from 'zod';
import { UsageError } from './failure.js';

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be a URL like ${example}` });

const http = url(/^https?$/, 'http://127.0.0.1:3001');

const Environment = z.object({
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s:/,]+:\d+(,[^\s:/,]+:\d+)*$/, 'must be a list of host:port')
    .default('127.0.0.1:19092'),
  REGISTRY_URL: http.default('http://127.0.0.1:18081/apis/ccompat/v7'),
  POSTGRES_ADMIN_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').default(
    'postgres://postgres:postgres@127.0.0.1:15432/postgres',
  ),
  ORDER_URL: http.default('http://127.0.0.1:3001'),
  SHIPMENT_URL: http.default('http://127.0.0.1:3002'),
  INVOICE_URL: http.default('http://127.0.0.1:3003'),
  RETRY_DELAYS: z.string().default('5s,1m,10m'),
});

export interface ShopConfig {
  kafka: { brokers: string[]; clientId: string };
  registry: { url: string };
  postgresAdminUrl: string;
  services: { order: string; shipment: string; invoice: string };
  retryTiers: string[];
}

/** @throws UsageError naming everything that is wrong, without the values: some are passwords */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ShopConfig {
  const { data, error } = Environment.safeParse(environment);
  if (error) {
    const problems = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new UsageError(['The environment has these problems:', ...problems].join('\n'));
  }
  return {
    kafka: { brokers: data.KAFKA_BROKERS.split(','), clientId: 'shop' },
    registry: { url: data.REGISTRY_URL },
    postgresAdminUrl: data.POSTGRES_ADMIN_URL,
    services: { order: data.ORDER_URL, shipment: data.SHIPMENT_URL, invoice: data.INVOICE_URL },
    retryTiers: tierNames(data.RETRY_DELAYS),
  };
}

function tierNames(delays: string): string[] {
  try {
    return parseTiers(delays).map(({ name }) => name);
  } catch (cause) {
    throw new UsageError('RETRY_DELAYS is no list of delays', { cause });
  }
}
