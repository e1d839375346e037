import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The offset from a service's HTTP port to its operations port. */
const OPERATIONS_OFFSET = 10;
/**
 * The distance between two returned ports, so that none is the operations port of another service.
 */
const STEP = 2 * OPERATIONS_OFFSET;

/** The ports that were returned: their services may not listen yet. */
const given = new Set<number>();

/**
 * Returns an unused port, with an unused one ten above it, below the range from which systems take the ports
 * of outgoing connections. So it stays free until a process of ours binds it, even again after it was killed.
 * No two calls return the same port.
 */
export async function unusedPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000 / STEP, 32_000 / STEP) * STEP;
    if (given.has(port)) continue;
    given.add(port);
    if ((await isFree(port)) && (await isFree(port + OPERATIONS_OFFSET))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}
