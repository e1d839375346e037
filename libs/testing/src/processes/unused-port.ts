import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A service is operated on so far above its HTTP port. */
const OPERATIONS_OFFSET = 10;
/**
 * From one port that is given away to the next, so that none is the port on which another service is
 * operated.
 */
const STEP = 2 * OPERATIONS_OFFSET;

/** Those that were given away: whose they are may not listen yet. */
const given = new Set<number>();

/**
 * A port on which nobody listens, nor ten above it, below the range from which systems take the ports of
 * outgoing connections: one that is free now stays free until a process of ours takes it, also again after it
 * was killed. No two calls give the same one.
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
