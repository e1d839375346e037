import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { projectRoot, shopServices } from '@shop/testing';

const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
const services = shopServices.flatMap((service) => [`${service}/src/main.js`, `${service}/src/migrate.js`]);

it.each(['shop/src/main.js', ...services])('An older Node is told what %s needs', async (entry) => {
  const args = ['--import', `data:text/javascript,${older}`, join(projectRoot, 'dist/apps', entry)];
  await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Node 20\.20\.2 is too old to run this: it needs Node 24, [^\n]+\n$/),
  });
});
