import { describe, expect, it } from '@jest/globals';
import { readDependencies } from './dependencies.js';

describe('What a service depends on', () => {
  it('is up when it answers, and down when it fails or keeps silent', async () => {
    const samples = await readDependencies({
      answers: () => Promise.resolve('anything'),
      fails: () => Promise.reject(new Error('away')),
      'is silent': () => new Promise(() => undefined),
    });
    expect(samples.map(({ labels, value }) => [labels['dependency'], value])).toEqual([
      ['answers', 1],
      ['fails', 0],
      ['is silent', 0],
    ]);
  });
});
