import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ToolsCopy } from './tools-copy.js';

const copy = new ToolsCopy();
afterAll(() => copy.remove());

describe('npm run stack -- reset', () => {
  beforeAll(() => {
    copy.write('.stack/dist/kafka/download.jar', 'a download');
    copy.write('.stack/notes/mine.txt', 'made by a person');
    copy.write('.stack/demo/run/ports.json', '{}');
  });

  it.each(['..', '', '.', 'dist', 'check', 'logs', 'test-1', '../../evil x', 'A', '-x', 'a/b'])(
    'refuses STACK=%p before it touches anything',
    (name) => {
      const { code, said } = copy.run(['stack.mjs', 'reset'], { STACK: name });

      expect([code, said]).toEqual([1, expect.stringContaining(`STACK cannot be ${JSON.stringify(name)}`)]);
      expect(existsSync(join(copy.folder, '.stack/dist/kafka/download.jar'))).toBe(true);
    },
  );

  it('leaves a folder alone that no stack has made', () => {
    const { code, said } = copy.run(['stack.mjs', 'reset'], { STACK: 'notes' });

    expect([code, said]).toEqual([1, expect.stringContaining('was not made by the stack')]);
    expect(existsSync(join(copy.folder, '.stack/notes/mine.txt'))).toBe(true);
  });

  it('deletes an instance of the stack', () => {
    expect(copy.run(['stack.mjs', 'reset'], { STACK: 'demo' })).toMatchObject({ code: 0 });
    expect(existsSync(join(copy.folder, '.stack/demo'))).toBe(false);
  });
});
