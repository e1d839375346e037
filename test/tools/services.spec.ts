import { afterAll, describe, expect, it } from '@jest/globals';
import { serviceNames, services } from '@shop/contracts';
import { ToolsCopy } from './tools-copy.js';

const copy = new ToolsCopy();
afterAll(() => copy.remove());

const list = (entries: object) => copy.write('services.json', JSON.stringify({ ...services, ...entries }));
const loyalty = { port: 3904, description: 'Gives points for what was paid.' };

describe('services.json', () => {
  it.each<[string, object, string]>([
    [
      'a name of two words',
      { 'gift-cards': loyalty },
      'gift-cards: a name has lower-case letters and digits',
    ],
    [
      'the name of something else',
      { kafka: loyalty },
      'kafka: another process, user or database beside the services has this name',
    ],
    [
      'a port that is none',
      { loyalty: { ...loyalty, port: '3904' } },
      'loyalty: port must be a whole number',
    ],
    ['the port of another', { loyalty: { ...loyalty, port: 3003 } }, 'loyalty: port 3003 is one of invoice'],
    [
      'operations at the port of another',
      { loyalty: { ...loyalty, port: 2993 } },
      'port 3003 is one of invoice',
    ],
    ['the port of the console', { loyalty: { ...loyalty, port: 3010 } }, 'port 3010 is one of the console'],
    ['no description', { loyalty: { port: 3004 } }, 'loyalty: description must be a sentence'],
    ['an unknown key', { loyalty: { ...loyalty, ports: 1 } }, 'loyalty: ports is not a key of a service'],
    ['nothing about one', { loyalty: null }, 'loyalty: port must be a whole number'],
  ])('is refused with %s, before a script does anything', (_, entries, said) => {
    list(entries);

    expect(copy.run(['service.mjs', 'order'])).toEqual({ code: 1, said: expect.stringContaining(said) });
  });

  it('is refused when it is no list', () => {
    copy.write('services.json', '{');

    expect(copy.run(['service.mjs', 'order']).said).toMatch(/^\nservices\.json is not JSON: [^\n]*\n$/);
  });
});

describe('npm run service', () => {
  it('knows every service of the list', () => {
    list({ loyalty });

    expect(copy.run(['service.mjs']).said).toContain(`One of ${serviceNames.join(', ')}, loyalty`);
    expect(copy.run(['service.mjs', 'kitchen']).said).toContain('There is no service kitchen, only ');
    expect(copy.run(['service.mjs', 'loyalty']).said).toContain('loyalty is not built yet: npm run build');
  });
});
