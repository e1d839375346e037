import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { projectRoot, shopDatabaseUrl } from '@shop/testing';
import { blocksOf, type Block } from './support/how-to-page.js';
import { fulfil } from './support/people.js';
import { Shop } from './support/shop.js';

const run = promisify(execFile);

const shop = Shop.openFor('projections-go-by-the-book');
/** A copy of the project, to change as a reader of the page would. */
const copy = mkdtempSync(join(projectRoot, '.stack/by-the-book-'));
let orderId: string;

beforeAll(async () => {
  const sku = await shop.stockUp();
  ({ orderId } = (await shop.placeOrder({ [sku]: 1 })).body);
  await fulfil(shop, orderId);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('The page on projections is right:', () => {
  shop.tells('how to add one', async () => {
    copyProject();
    for (const block of blocksOf('add-a-projection.md')) await take(block);
    const rows = await shop.databases.query(
      'order_read',
      'select customer_id from completed_order where order_id = $1',
      [orderId],
    );
    expect(rows).toEqual([{ customer_id: shop.customerId }]);
  });
});

async function follow(commands: string, cwd: string): Promise<void> {
  await run('sh', ['-ec', commands], { cwd });
}

async function take({ language, text }: Block): Promise<void> {
  if (language === 'ts') return writeCode(text);
  if (language === 'diff') return applyDiff(text);
  // The first of them build; what a deployment does next, npm start does where the page is read.
  for (const command of text.trimEnd().split('\n')) {
    await follow(command, copy);
    if (command === 'npm run build') await migrate();
  }
}

function writeCode(text: string): void {
  const [first = '', ...code] = text.split('\n');
  const file = join(copy, first.replace('// ', ''));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code.join('\n'));
}

async function applyDiff(text: string): Promise<void> {
  const file = join(copy, 'of-the-page.diff');
  writeFileSync(file, text);
  // Outside of any repository, so that it is this tree that is changed.
  await run('git', ['apply', file], { cwd: copy, env: { ...process.env, GIT_DIR: '/nowhere' } });
}

async function migrate(): Promise<void> {
  const env = {
    ...process.env,
    READ_DATABASE_URL: shopDatabaseUrl('order', 'read'),
    WRITE_DATABASE_URL: shopDatabaseUrl('order', 'write'),
  };
  await run(process.execPath, ['dist/apps/order/src/migrate.js'], { cwd: copy, env });
}

function copyProject(): void {
  for (const part of [
    'apps',
    'bench',
    'libs',
    'test',
    'tools',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.swcrc',
  ]) {
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
}
