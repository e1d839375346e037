import { describe, expect, it } from '@jest/globals';
import { foldByKey } from './fold.js';

interface OrderPart {
  id: string;
  version: number;
  status: string;
  placedAt?: string | undefined;
  carrier?: string;
}

const fold = (...parts: OrderPart[]) => foldByKey(parts, 'id', 'version');

describe('parts of rows, folded by key', () => {
  it('are one for each key, in the order of keys', () => {
    const parts = ['b', 'a', 'c', 'a'].map((id, version) => ({ id, version, status: 'PLACED' }));
    expect(fold(...parts).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('say what the latest says, and what only earlier ones say', () => {
    const placed = { id: 'a', version: 1, status: 'PLACED', placedAt: 'monday' };
    const cancelled = { id: 'a', version: 2, status: 'CANCELLED', placedAt: undefined };
    const folded = { id: 'a', version: 2, status: 'CANCELLED', placedAt: 'monday' };
    expect(fold(placed, cancelled)).toEqual([folded]);
    expect(fold(cancelled, placed)).toEqual([folded]);
    expect(fold(cancelled, placed, cancelled, placed)).toEqual([folded]);
  });
});
