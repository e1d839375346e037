import type { OperationsConfig } from './operations-config.js';

/** Known to everybody, so it is taken for granted on a loopback address only, where nobody else gets to. */
export const LOCAL_OPERATIONS_TOKEN = 'local-operations';

const PORT_OFFSET = 10;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

export interface OperationsListener {
  host: string;
  port: number;
  /** Without one only metrics are served. */
  token: string | undefined;
}

/** Where operations are to be served. Where others get to as well, they need a token of their own. */
export function operationsListener({
  httpHost: host,
  httpPort,
  operationsPort,
  operationsToken,
}: Pick<
  OperationsConfig,
  'httpHost' | 'httpPort' | 'operationsPort' | 'operationsToken'
>): OperationsListener {
  const token = operationsToken ?? (LOOPBACK.test(host) ? LOCAL_OPERATIONS_TOKEN : undefined);
  // Port 0 is any free port, for tests.
  const port = operationsPort ?? (httpPort === 0 ? 0 : httpPort + PORT_OFFSET);
  return { host, port, token };
}
