import type { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Gives up an answer that its client does not take in time: until then it is held in memory. Answers that
 * come as streams hold little, and may take as long as they like.
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
