import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './support/free-ports.js';
import { expectDone, WholeCopy } from '../whole-copy.js';

/** A whole check, or a stack and a shop, on a machine that does something else as well. */
const PATIENCE_MS = 600_000;

const copy = new WholeCopy();
afterAll(() => copy.remove());

const WHAT_IS_RENAMED = /@shop\b|\bshop\.(?:order|shipment|invoice)\.v1|proto\/shop|reference-shop|SHOP_ENV/;

describe('A clone that is given a name', () => {
  it(
    'has no other any more',
    async () => {
      expectDone(await copy.npm('rename', ['acme']));

      const naming = Object.keys(copy.contents()).filter((file) => WHAT_IS_RENAMED.test(read(file)));
      expect(naming.filter((file) => !ABOUT_RENAMING.has(file))).toEqual([]);
      expect(existsSync(join(copy.folder, 'proto/acme/order/v1/order_placed.proto'))).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'is in order',
    async () => {
      expectDone(await copy.npm('check'));
    },
    PATIENCE_MS,
  );

  it(
    'passes the tests of its contracts, its rules and its deployment',
    async () => {
      const patterns = [
        'libs/contracts',
        'libs/http',
        'test/boundaries',
        'test/contracts',
        'test/deployment',
      ];
      expectDone(await copy.npm('test', ['unit', ...patterns]));
    },
    PATIENCE_MS,
  );

  it(
    'runs',
    async () => {
      expectDone(await copy.npm('start', ['--once'], await freePorts()));
    },
    PATIENCE_MS,
  );
});

/** It looks for the old name, as this story does. */
const ABOUT_RENAMING = new Set(['test/e2e/a-clone-is-renamed.e2e.spec.ts']);

function read(file: string): string {
  return readFileSync(join(copy.folder, file), 'latin1');
}
