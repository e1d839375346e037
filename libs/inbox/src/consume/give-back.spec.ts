import { beforeEach, expect, it, jest } from '@jest/globals';
import type { Logger } from '@shop/telemetry';
import { uniqueName } from '@shop/testing';
import { Circuit } from './circuit-breaker.js';
import { giveBack } from './give-back.js';
import type { ProcessorOptions } from './processor-options.js';

const warn = jest.fn();
let options: ProcessorOptions;

beforeEach(() => {
  warn.mockClear();
  const logger = { warn } as unknown as Logger;
  options = { circuit: new Circuit(), group: uniqueName('group'), logger } as ProcessorOptions;
});

it('A fault that lasts is told once a minute, though its words name another event each time', () => {
  for (const id of [1, 2, 3]) giveBack(0, new Error(`There is no order ${id}`), 'main', options);
  expect(warn).toHaveBeenCalledTimes(1);
});

it('Another fault is told at once, and that of another stage', () => {
  giveBack(0, new Error('There is no order 1'), 'main', options);
  giveBack(0, new TypeError('There is no order 1'), 'main', options);
  giveBack(0, new Error('There is no order 1'), '5s', options);
  expect(warn).toHaveBeenCalledTimes(3);
});
