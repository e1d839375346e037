import { expect, it } from '@jest/globals';

interface SmallDisk {
  mountPointsBelow: (folder: string, mounts: string) => string[];
}

const place = new URL('../../tools/tests/small-disk.mjs', import.meta.url).pathname;
const { mountPointsBelow } = (await import(place)) as SmallDisk;

it('The disks of a test run are found again, also in a folder whose name has a space', () => {
  const mounts = [
    'tmpfs /home/ada/my\\040shop\\040—\\040café/.stack/test-1/kafka tmpfs rw 0 0',
    'tmpfs /home/ada/other/.stack/test-1/kafka tmpfs rw 0 0',
    '',
  ].join('\n');
  expect(mountPointsBelow('/home/ada/my shop — café/.stack/test-1', mounts)).toEqual([
    '/home/ada/my shop — café/.stack/test-1/kafka',
  ]);
});
