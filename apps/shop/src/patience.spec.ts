import { describe, expect, it } from '@jest/globals';
import { CommandFailedError } from './failure.js';
import { RefusedRequestError } from './http/service-client.js';
import { Patience } from './patience.js';

function answers<T>(...values: (T | Error | undefined)[]): () => Promise<T | undefined> {
  return async () => {
    const value = values.shift();
    if (value instanceof Error) throw value;
    return value;
  };
}

describe('patience', () => {
  it('asks until there is an answer', async () => {
    const read = answers<string>(undefined, new RefusedRequestError(409, 'not open'), 'there');
    expect(await new Patience(60).until('it is there', read)).toBe('there');
  });

  it('gives up at once when waiting cannot help', async () => {
    const read = answers<string>(new RefusedRequestError(400, 'nonsense'), 'there');
    await expect(new Patience(60).until('it is there', read)).rejects.toThrow('nonsense');
  });

  it('ends, and says what it waited for and what it heard last', async () => {
    const waiting = new Patience(0.1).until('it is there', async () => {
      throw new RefusedRequestError(404, 'no such order');
    });
    await expect(waiting).rejects.toThrow(CommandFailedError);
    await expect(waiting).rejects.toMatchObject({
      message: 'Not reached within 0.1 s: it is there',
      cause: { message: 'no such order' },
    });
  });
});
