import type { OperationsConfig } from './operations-config.js';

/** The default token. It is public, so it is valid only on a loopback address. */
export const LOCAL_OPERATIONS_TOKEN = 'local-operations';

const PORT_OFFSET = 10;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

export interface OperationsAddress {
  host: string;
  port: number;
  /** Without one only metrics are served. */
  token: string | undefined;
}

/** Returns where operations are served. Any address but a loopback one needs a token of its own. */
export function operationsAddress({
  httpHost: host,
  httpPort,
  operationsPort,
  operationsToken,
}: Pick<
  OperationsConfig,
  'httpHost' | 'httpPort' | 'operationsPort' | 'operationsToken'
>): OperationsAddress {
  const token = operationsToken ?? (LOOPBACK.test(host) ? LOCAL_OPERATIONS_TOKEN : undefined);
  // Port 0 is any free port, for tests.
  const port = operationsPort ?? (httpPort === 0 ? 0 : httpPort + PORT_OFFSET);
  return { host, port, token };
}
