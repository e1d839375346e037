import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port on which nobody listens, below the range from which systems take the ports of outgoing connections: one that is free
 * now stays free until a process of ours takes it, also again after it was killed.
 */
export async function unusedPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}
