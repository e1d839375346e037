import type { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Gives up an answer that its client does not read in time: the process holds it in memory until then.
 * Answers that are streams hold little, and may take any time.
 */
export function limitAnswerTime(adapter: FastifyAdapter, limitMs: number): void {
  adapter.getInstance().addHook('onSend', (_request, { raw }, payload, done) => {
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) {
      const timer = setTimeout(() => raw.destroy(), limitMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    done(null, payload);
  });
}
