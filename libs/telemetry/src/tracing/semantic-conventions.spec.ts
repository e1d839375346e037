import { describe, expect, it } from '@jest/globals';
import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { Attribute, OwnAttribute } from './semantic-conventions.js';

const published = new Set<unknown>(Object.values(conventions));

describe('the names of span attributes', () => {
  it.each(Object.values(Attribute))('%s is one of the conventions', (name) => {
    expect(published.has(name)).toBe(true);
  });

  it.each(Object.values(OwnAttribute))('%s is in a namespace of our own', (name) => {
    expect(name).toMatch(/^shop\./);
  });
});
