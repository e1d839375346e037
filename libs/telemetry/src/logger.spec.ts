import { describe, expect, it } from '@jest/globals';
import { createLogger, type LogLevel } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { addLogFields, runInCorrelation } from './correlation-context.js';

function aLogger(level: LogLevel = 'info') {
  const lines: unknown[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  return { logger: createLogger({ service: 'demo', level }, { write }), lines };
}

describe('the logger', () => {
  it('writes service, level and an ISO time into each line', () => {
    const { logger, lines } = aLogger();
    logger.info({ topic: 't' }, 'Hello');
    expect(lines).toEqual([
      {
        service: 'demo',
        level: 'info',
        topic: 't',
        msg: 'Hello',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  it('adds the ids of the current correlation to each line of it', () => {
    const { logger, lines } = aLogger();
    runInCorrelation({ correlationId: 'c-1', causationId: 'e-1' }, () => {
      logger.info('before');
      addLogFields({ orderId: 'o-1' });
      logger.info({ detail: 1 }, 'after');
      logger.info('at last');
    });
    expect(lines).toMatchObject([
      { msg: 'before', correlationId: 'c-1', causationId: 'e-1' },
      { msg: 'after', correlationId: 'c-1', orderId: 'o-1', detail: 1 },
      { msg: 'at last', correlationId: 'c-1', orderId: 'o-1' },
    ]);
    expect(lines[2]).not.toHaveProperty('detail');
  });

  it('says of an error what it is about, not what it was about', () => {
    const { logger, lines } = aLogger();
    const driver = Object.assign(new Error('null value in column "city"'), {
      code: '23502',
      detail: 'Failing row contains (Ada Lovelace, 12 St James Square).',
      parameters: ['Ada Lovelace'],
    });
    logger.error({ err: new Error('order was not stored', { cause: driver }) }, 'Boom');
    expect(lines).toMatchObject([
      {
        err: {
          type: 'Error',
          message: 'order was not stored',
          stack: expect.stringContaining('logger.spec'),
          cause: { code: '23502', message: 'null value in column "city"' },
        },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Lovelace');
  });

  it('keeps to its level', () => {
    const { logger, lines } = aLogger('warn');
    logger.info('unheard');
    expect(lines).toEqual([]);
  });
});

describe("the logger under Nest's own", () => {
  it('keeps message, fields and context apart', () => {
    const { logger, lines } = aLogger();
    new NestLogger(logger).warn('Broker is slow', { topic: 't' }, 'Relay');
    expect(lines).toMatchObject([{ level: 'warn', msg: 'Broker is slow', topic: 't', context: 'Relay' }]);
  });

  it('writes an error with its stack, wherever it stands', () => {
    const { logger, lines } = aLogger();
    const nest = new NestLogger(logger);
    nest.error(new Error('boom'), undefined, 'Relay');
    nest.error('Send failed', new Error('boom'), 'Relay');
    nest.error('Send failed', 'Error: boom\n    at here', 'Relay');
    expect(lines).toMatchObject([
      { msg: 'boom', err: { stack: expect.stringContaining('logger.spec') }, context: 'Relay' },
      { msg: 'Send failed', err: { message: 'boom' }, context: 'Relay' },
      { msg: 'Send failed', stack: 'Error: boom\n    at here', context: 'Relay' },
    ]);
  });

  it("takes the lines of Nest's start for debugging lines", () => {
    const { logger, lines } = aLogger();
    new NestLogger(logger).log('Mapped {/, GET} route', 'RouterExplorer');
    new NestLogger(logger).log('Relay started', 'Relay');
    expect(lines).toMatchObject([{ msg: 'Relay started' }]);
  });
});
