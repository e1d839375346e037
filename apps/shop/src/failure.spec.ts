import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CommanderError } from 'commander';
import { CommandFailedError, exitCodeOf, report, UsageError } from './failure.js';

describe('the exit code', () => {
  it.each([
    ['help that was asked for', new CommanderError(0, 'commander.helpDisplayed', ''), 0],
    ['unknown arguments', new CommanderError(1, 'commander.unknownCommand', ''), 2],
    ['a wrong environment', new UsageError(''), 2],
    ['an outcome that is not the one wanted', new CommandFailedError(''), 1],
    ['anything else', new Error(''), 1],
  ])('of %s is right', (_, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('the report of a failure', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('says each cause once', () => {
    const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
    report(new Error('no answer', { cause: new Error('fetch failed: ECONNREFUSED', { cause: refused }) }));
    expect(said).toEqual(['shop: no answer', '  because fetch failed: ECONNREFUSED']);
  });

  it('shows where a mistake of our own was made', () => {
    report(new TypeError('x is undefined'));
    expect(said.join('\n')).toContain('failure.spec');
  });
});
