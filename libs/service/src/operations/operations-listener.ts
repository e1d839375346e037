import type { ServiceConfig } from '../config.js';

/** Known to everybody, so it is taken for granted on a loopback address only, where nobody else gets to. */
export const LOCAL_OPERATIONS_TOKEN = 'local-operations';

const PORT_OFFSET = 10;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

export interface OperationsListener {
  host: string;
  port: number;
  token: string;
}

/** Where the desk of operations is to be served; nowhere if that would be open to others and has no token of its own. */
export function operationsListener({
  httpHost: host,
  httpPort,
  operationsPort,
  operationsToken,
}: ServiceConfig): OperationsListener | undefined {
  const token = operationsToken ?? (LOOPBACK.test(host) ? LOCAL_OPERATIONS_TOKEN : undefined);
  // Port 0 is any free port, for tests.
  const port = operationsPort ?? (httpPort === 0 ? 0 : httpPort + PORT_OFFSET);
  return token === undefined ? undefined : { host, port, token };
}
