import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const { property } = (await import(join(import.meta.dirname, '../../tools/stack/properties.mjs'))) as {
  property: (name: string, value: string) => string;
};

it('A property is written so that Java reads what was meant', () => {
  expect(property('log.dirs', '/home/josé/my shop')).toBe('log.dirs=/home/jos\\u00e9/my shop');
  expect(property('log.dirs', 'C:\\data 😀')).toBe('log.dirs=C:\\\\data \\ud83d\\ude00');
});
