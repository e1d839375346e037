import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { balancedBooks } from '../../test/balanced-books.js';
import { countsOf, describeAudit } from './report.js';

describe('the report of an audit', () => {
  const books = balancedBooks();
  const counts = countsOf(books);
  const said = describeAudit({ ...counts, differences: ['what is off'], open: [], notChecked: [] });

  it('counts the facts of every topic, also of one without any', () => {
    expect(Object.keys(counts.factsByTopic)).toEqual(topicCatalogue.map(({ name }) => name));
    expect(said).toContain(`\nFacts: order-placed 1, order-cancelled 0, order-completed 1, `);
    expect(Object.values(counts.factsByTopic).reduce((sum, count) => sum + count)).toBe(books.facts.length);
  });

  it('ends with what there is, and how much of it is off', () => {
    expect(said).toMatch(/^what is off\n/);
    expect(said).toMatch(/\norder 1,.* facts \d+: 1 differences, 0 open$/);
  });
});
