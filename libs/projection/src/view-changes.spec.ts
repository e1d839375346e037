import { describe, expect, it } from '@jest/globals';
import type { IncomingRecord, Signal } from '@shop/messaging';
import { ViewChanges } from './view-changes.js';

const recordOf = (key: string) => ({ key }) as IncomingRecord;

describe('who watches a key', () => {
  const changes = new ViewChanges();
  const project = (done: number, ...keys: string[]) =>
    changes.announced(() => Promise.resolve({ done }))(keys.map(recordOf));
  const raised = (changed: Signal) => changed.wait(0);

  it('is told that its events have been projected', async () => {
    await changes.watch('kettle', async (changed) => {
      await project(2, 'cup', 'kettle');
      expect(await raised(changed)).toBe(true);
    });
  });

  it('is told together with others who watch it', async () => {
    await changes.watch('kettle', (first) =>
      changes.watch('kettle', async (second) => {
        await project(1, 'kettle');
        expect([await raised(first), await raised(second)]).toEqual([true, true]);
      }),
    );
  });

  it('is not told of what could not be projected, or of other keys', async () => {
    await changes.watch('kettle', async (changed) => {
      await project(1, 'cup', 'kettle');
      expect(await raised(changed)).toBe(false);
    });
  });

  it('is told also after another has ceased to watch', async () => {
    await changes.watch('kettle', async (changed) => {
      await changes.watch('kettle', () => Promise.resolve());
      await project(1, 'kettle');
      expect(await raised(changed)).toBe(true);
    });
  });
});
