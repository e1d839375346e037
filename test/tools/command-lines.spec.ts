import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ToolsCopy } from './tools-copy.js';

const ROOT = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Without those that are programs of others, and the shop's own, which needs a build to answer. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, ...args] = script.split(' ');
  const isOurs = /^node tools\/[\w-]+\.mjs/.test(script) && name !== 'shop';
  return isOurs ? [{ name, args: args.map((arg) => arg.replace('tools/', '')) }] : [];
});

const copy = new ToolsCopy().withDependencies();
afterAll(() => copy.remove());
const files = () => globSync('**', { cwd: copy.folder, exclude: ['node_modules'] }).toSorted();

describe('Each command of package.json', () => {
  const before = files();

  it.each(commands)('$name says with --help how it is used, and does nothing', ({ name, args }) => {
    const { code, said } = copy.run([...args, '--help']);

    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^npm (run )?\S+/) });
    expect(said).toContain(kindOfTest(name) ?? name);
    expect(files()).toEqual(before);
  });

  it.each(commands)('$name refuses in one line what it does not know, and does nothing', ({ args }) => {
    const { code, said } = copy.run([...args, '--nonsense']);

    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^\nUnknown option '--nonsense'\. `npm .* -- --help` says what there is\.\n$/,
      ),
    });
    expect(files()).toEqual(before);
  });

  it.each([
    ['bench.mjs', 'rely', 'There is no rely.'],
    ['bench.mjs', '--runs 0', '--runs must be a whole number, at least 1, not 0.'],
    ['bench.mjs', '--minutes x', '--minutes must be a whole number, at least 1, not x.'],
    ['bench.mjs', 'soak --rate 0', '--rate must be a whole number, at least 1, not 0.'],
    ['chaos.mjs', '--seed 0', '--seed must be a whole number, at least 1, not 0.'],
    ['chaos.mjs', '--minutes long', '--minutes must be a number above 0, not long.'],
    ['chaos.mjs', '--only hang,flood', '--only must be a list of '],
    ['chaos.mjs', 'now', 'Unexpected word: now.'],
    ['dev.mjs', 'kitchen', 'There is no service kitchen, only order, '],
    ['dev.mjs', '', 'Which service? One of order, '],
    ['stack.mjs', 'upp', 'There is no command upp.'],
    ['start.mjs', '--without kitchen', 'There is no service kitchen, only order, '],
    ['start.mjs', '--once --without order', '--once ends after the demo'],
    ['new.mjs', 'sink', 'There is no sink, only service, event, reaction, projection.'],
  ])('%s %s is refused in one line, and does nothing', (script, words, said) => {
    const outcome = copy.run([script, ...words.split(' ').filter(Boolean)]);

    expect(outcome).toEqual({ code: 1, said: expect.stringContaining(`\n${said}`) });
    expect(outcome.said.trim().split('\n')).toHaveLength(1);
    expect(files()).toEqual(before);
  });
});

/** They share their usage. */
function kindOfTest(name: string): string | undefined {
  return /^test:(unit|int|e2e)$/.exec(name)?.[1];
}
