import { describe, expect, it } from '@jest/globals';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { accessRules, servicePrincipals } from './access-rules.js';
import { describeRule } from './describe-rule.js';

const lines = accessRules().map(describeRule);

describe('the rules of access', () => {
  it('are, for the invoice service', () => {
    expect(lines.filter((line) => line.startsWith('User:invoice '))).toEqual([
      'User:invoice may write topic invoice-issued',
      'User:invoice may write topic invoice-paid',
      'User:invoice may write topic invoice-credited',
      'User:invoice may read topic order-placed',
      'User:invoice may read topic order-cancelled',
      'User:invoice may read topic shipment-dispatched',
      'User:invoice may read topic shipment-returned',
      'User:invoice may read topic invoice-issued',
      'User:invoice may read topic invoice-paid',
      'User:invoice may read topic invoice-credited',
      ...['invoice', 'invoice-projector'].flatMap((group) => [
        `User:invoice may read group ${group}`,
        `User:invoice may read groups ${group}.*`,
        `User:invoice may read topics retry.${group}.*`,
        `User:invoice may write topics retry.${group}.*`,
        `User:invoice may read topic dlq.${group}`,
        `User:invoice may write topic dlq.${group}`,
      ]),
    ]);
  });

  it('let nobody but its owner write a topic', () => {
    for (const { name, owner } of topicCatalogue) {
      const writers = lines.filter((line) => line.endsWith(` may write topic ${name}`));
      expect(writers).toEqual([`User:${owner} may write topic ${name}`]);
    }
  });

  it('are for names of their own in a cluster that is shared', () => {
    const shared = accessRules('staging.').map(describeRule);
    expect(shared).toHaveLength(lines.length);
    expect(shared).toContain('User:staging.invoice may read topics staging.retry.invoice.*');
    expect([...servicePrincipals('staging.')]).toEqual(serviceNames.map((name) => `User:staging.${name}`));
  });

  it('are each there once, and for users of the catalogue', () => {
    expect(new Set(lines).size).toBe(lines.length);
    expect([...servicePrincipals()]).toEqual(serviceNames.map((name) => `User:${name}`));
  });
});
