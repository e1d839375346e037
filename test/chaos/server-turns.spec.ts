import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { ServerTurns } from './server-turns.js';

it('The next server goes when the last one is back, and has been for some time', async () => {
  const [back, rest] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const turns = new ServerTurns(() => rest.promise);
  let isGone = false;
  const first = turns.take(() => back.promise);
  const second = turns.take(() => {
    isGone = true;
    return Promise.resolve();
  });
  await setImmediate();
  expect(isGone).toBe(false);

  back.resolve();
  await first;
  await setImmediate();
  expect(isGone).toBe(false);

  rest.resolve();
  await second;
  expect(isGone).toBe(true);
});

it('A server that cannot be started does not hold the others', async () => {
  const turns = new ServerTurns(() => Promise.resolve());
  await expect(turns.take(() => Promise.reject(new Error('no port')))).rejects.toThrow('no port');
  await expect(turns.take(() => Promise.resolve())).resolves.toBeUndefined();
});
