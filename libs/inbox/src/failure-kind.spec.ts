import { describe, expect, it } from '@jest/globals';
import { RegistryUnavailableError, UndecodableEventError } from '@shop/messaging';
import { failureKind, PermanentError } from './failure-kind.js';

const withCode = (code: string): Error => Object.assign(new Error('driver'), { code });

describe('the kind of a failure', () => {
  it.each([
    ['an unreadable event', new UndecodableEventError('nonsense'), 'poison'],
    ['a refusal for ever', new PermanentError('never'), 'poison'],
    ['a registry that is away', new RegistryUnavailableError('away'), 'system'],
    ['a database that shuts down', withCode('57P01'), 'system'],
    ['a database that refuses connections', withCode('ECONNREFUSED'), 'system'],
    ['a deadlock', withCode('40P01'), 'transient'],
    ['a bug', new TypeError('undefined is not a function'), 'transient'],
    ['what is not even an error', 'text', 'transient'],
    ['nothing', undefined, 'transient'],
  ])('%s', (_, error, kind) => {
    expect(failureKind(error)).toBe(kind);
  });
});
