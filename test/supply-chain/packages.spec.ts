import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

interface Package {
  name?: string;
  version: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  license?: unknown;
}

interface Bom {
  bomFormat: string;
  components: { 'bom-ref': string }[];
}

const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};

/** The packages of an image, by their names there. */
const inProduction = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, one]) => ({ ...one, name: one.name ?? path.replace(/^.*node_modules\//, '') }));

/** Permissive licences: a copy of the project may have any licence. Another one is a decision. */
const ALLOWED = new Set([
  '(Apache-2.0 AND BSD-3-Clause)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-2-Clause-Views',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
]);

/** Those that do not say it in the words of SPDX: read, and found to be public domain or MIT. */
const READ = new Set(['tv4']);

describe('What production is made of', () => {
  it('has licences that were agreed to', () => {
    const others = inProduction.filter(
      ({ name, license }) => !READ.has(name) && !(typeof license === 'string' && ALLOWED.has(license)),
    );
    expect(others.map(({ name, license }) => ({ name, license }))).toEqual([]);
  });

  it('tells nobody that it was installed, whichever npm installs it', () => {
    expect(inProduction.filter(({ name }) => name.startsWith('@scarf/'))).toEqual([]);
  });

  it('runs no script of a package but those that were read', () => {
    // It compares versions, and prints.
    const read = ['protobufjs'];
    const scripts = inProduction.filter(({ hasInstallScript }) => hasInstallScript === true);
    expect(scripts.map(({ name }) => name)).toEqual(read);
  });

  it('is listed in CycloneDX by a command', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
      cwd: projectRoot,
      maxBuffer: 2 ** 26,
    });
    const { bomFormat, components } = JSON.parse(stdout) as Bom;
    const listed = components.map((component) => component['bom-ref']).toSorted();
    expect(bomFormat).toBe('CycloneDX');
    expect(listed).toEqual(
      [...new Set(inProduction.map(({ name, version }) => `${name}@${version}`))].toSorted(),
    );
  });
});
