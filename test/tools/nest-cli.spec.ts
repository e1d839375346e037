import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const folder = mkdtempSync(join(tmpdir(), 'nest-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('nest generate library adds its path to those that there are', () => {
  for (const file of ['nest-cli.json', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const nest = join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  spawnSync(process.execPath, [nest, 'generate', 'library', 'pricing'], { cwd: folder });

  const { compilerOptions } = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  expect(compilerOptions.paths).toMatchObject({
    '@shop/*': ['./libs/*/src/index.ts'],
    '@shop/pricing': ['./libs/pricing/src/index.ts'],
  });
});
