import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { annotateStory, currentStory, runInStory, type Story } from './story.js';

async function storyAbout(orderId: string): Promise<Story | undefined> {
  return runInStory({ correlationId: `about-${orderId}` }, async () => {
    await pause(1);
    annotateStory({ orderId });
    await pause(1);
    return currentStory();
  });
}

describe('a story', () => {
  it('is known to everything that runs in it, also after waiting', async () => {
    const seen = await runInStory({ correlationId: 'c-1' }, async () => {
      await pause(1);
      return currentStory();
    });
    expect(seen).toEqual({ correlationId: 'c-1' });
  });

  it('is not known outside', () => {
    runInStory({ correlationId: 'c-1' }, () => undefined);
    expect(currentStory()).toBeUndefined();
  });

  it('keeps its annotations to itself while others run beside it', async () => {
    expect(await Promise.all([storyAbout('o-1'), storyAbout('o-2')])).toEqual([
      { correlationId: 'about-o-1', orderId: 'o-1' },
      { correlationId: 'about-o-2', orderId: 'o-2' },
    ]);
  });

  it('hides an outer story until it ends', () => {
    runInStory({ correlationId: 'outer' }, () => {
      runInStory({ correlationId: 'inner', causationId: 'e-1' }, () => annotateStory({ sku: 'A' }));
      expect(currentStory()).toEqual({ correlationId: 'outer' });
    });
  });

  it('may be annotated where there is none', () => {
    expect(() => annotateStory({ orderId: 'o-1' })).not.toThrow();
  });
});
