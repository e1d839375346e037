import { describe, expect, it } from '@jest/globals';
import { PageCursor, toCursor } from './page-cursor.js';

const position = {
  placedAt: new Date('2026-03-01T10:00:00.123Z'),
  orderId: '0192b3c4-0000-7000-8000-0000000000ff',
};

describe('the cursor of a page', () => {
  it('is the position it was made of', () => {
    expect(PageCursor.parse(toCursor(position))).toEqual(position);
  });

  it('fits into an address as it is', () => {
    expect(encodeURIComponent(toCursor(position))).toBe(toCursor(position));
  });

  it.each(['', 'rubbish', `${toCursor(position)}x`, toCursor(position).slice(1), ` ${toCursor(position)}`])(
    'is not %j',
    (given) => {
      expect(PageCursor.safeParse(given).success).toBe(false);
    },
  );
});
