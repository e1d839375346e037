import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import {
  addLogFields,
  currentCorrelation,
  runInCorrelation,
  type CorrelationContext,
} from './correlation-context.js';

async function workAbout(orderId: string): Promise<CorrelationContext | undefined> {
  return runInCorrelation({ correlationId: `about-${orderId}` }, async () => {
    await pause(1);
    addLogFields({ orderId });
    await pause(1);
    return currentCorrelation();
  });
}

describe('a correlation context', () => {
  it('is known to everything that runs in it, also after waiting', async () => {
    const seen = await runInCorrelation({ correlationId: 'c-1' }, async () => {
      await pause(1);
      return currentCorrelation();
    });
    expect(seen).toEqual({ correlationId: 'c-1' });
  });

  it('is not known outside', () => {
    runInCorrelation({ correlationId: 'c-1' }, () => undefined);
    expect(currentCorrelation()).toBeUndefined();
  });

  it('keeps its log fields to itself while others run beside it', async () => {
    expect(await Promise.all([workAbout('o-1'), workAbout('o-2')])).toEqual([
      { correlationId: 'about-o-1', orderId: 'o-1' },
      { correlationId: 'about-o-2', orderId: 'o-2' },
    ]);
  });

  it('hides an outer one until it ends', () => {
    runInCorrelation({ correlationId: 'outer' }, () => {
      runInCorrelation({ correlationId: 'inner', causationId: 'e-1' }, () => addLogFields({ sku: 'A' }));
      expect(currentCorrelation()).toEqual({ correlationId: 'outer' });
    });
  });

  it('takes log fields where there is none', () => {
    expect(() => addLogFields({ orderId: 'o-1' })).not.toThrow();
  });
});
