import { z } from 'zod';
import { readConfig } from '../config.js';
import { UsageError } from '../failure.js';

/** The token of the local stack, and the default of every service there. */
const LOCAL_TOKEN = 'local-operations';

/** The default port of a service's operations: ten above that of its API. */
const PORT_OFFSET = 10;

const Url = z.url({ protocol: /^https?$/, error: 'must be a URL like http://127.0.0.1:3011' });

export interface OperationsConfig {
  /** By service. */
  urls: Record<string, string>;
  token: string;
}

/** @throws UsageError */
export function readOperationsConfig(environment: NodeJS.ProcessEnv = process.env): OperationsConfig {
  const { services } = readConfig(environment);
  const urls = Object.entries(services).map(([service, url]) => {
    const variable = `${service.toUpperCase()}_OPERATIONS_URL`;
    const { data, error } = Url.safeParse(environment[variable] ?? besides(url));
    if (error) throw new UsageError(`${variable} ${error.issues[0]?.message}`);
    return [service, data.replace(/\/$/, '')];
  });
  return { urls: Object.fromEntries(urls), token: environment['OPERATIONS_TOKEN'] ?? LOCAL_TOKEN };
}

function besides(apiUrl: string): string {
  const url = new URL(apiUrl);
  const standard = url.protocol === 'https:' ? 443 : 80;
  url.port = String(Number(url.port || standard) + PORT_OFFSET);
  return url.origin;
}
