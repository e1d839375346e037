import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cancelledAt, dispatchedAt, issued, order, paid, returnedAt } from '../../../test/an-invoice.js';
import { DomainError } from './domain-error.js';
import type { InvoiceStatus } from './status-from-facts.js';
import { Invoice } from './invoice.js';
import type { KnownFacts } from './known-facts.js';

const facts = { order, dispatchedAt, cancelledAt, returnedAt } satisfies KnownFacts;

type Fact = keyof typeof facts;
type Step = Fact | 'pay';

const allFacts: Fact[] = ['order', 'dispatchedAt', 'cancelledAt', 'returnedAt'];
const someFacts = fc.subarray(allFacts);

describe('Whatever the order in which facts come, and however often', () => {
  it('an invoice ends in the same state, having published the same', () => {
    const twoHistories = someFacts.chain((known) => fc.tuple(historyOf(known), historyOf(known)));
    fc.assert(
      fc.property(twoHistories, ([one, other]) => {
        expect(endOf(one)).toEqual(endOf(other));
      }),
    );
  });

  it('it ends as the facts say', () => {
    fc.assert(
      fc.property(someFacts.chain(historyOf), (history) => {
        expect(endOf(history).status).toBe(expectedStatus(history));
      }),
    );
  });

  it('a payment at any moment is taken or refused, and the rest goes as without it', () => {
    fc.assert(
      fc.property(someFacts.chain(historyOf), fc.nat(8), (history, moment) => {
        const { status, state } = endOf([...history.slice(0, moment), 'pay', ...history.slice(moment)]);
        const unpaid = expectedStatus(history);
        expect(status).toBe(state.payment && unpaid === 'ISSUED' ? 'PAID' : unpaid);
      }),
    );
  });

  it('it says each thing once, counting up its version', () => {
    fc.assert(
      fc.property(someFacts.chain(historyOf), (history) => {
        const { recorded, state } = endOf([...history, 'pay']);
        expect(recorded.map(({ version }) => version)).toEqual(recorded.map((_, index) => index + 1));
        expect(new Set(recorded.map(({ type }) => type)).size).toBe(recorded.length);
        expect(state.version).toBe(recorded.length);
      }),
    );
  });
});

/** Each of the facts, some of them again, in any order. */
function historyOf(known: Fact[]): fc.Arbitrary<Fact[]> {
  if (known.length === 0) return fc.constant([]);
  const again = fc.array(fc.constantFrom(...known), { maxLength: 4 });
  return again.chain((repeated) => shuffled([...known, ...repeated]));
}

function shuffled<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}

/** Takes the same steps as the service: an invoice is issued as soon as it is due. */
function endOf(steps: Step[]) {
  const invoice = Invoice.open('invoice-1', 'order-1');
  for (const step of steps) {
    if (step === 'pay') payUnlessRefused(invoice);
    else invoice.learn({ [step]: facts[step] });
    if (invoice.isDue) issued(invoice);
  }
  const { state, status, recorded } = invoice;
  return { state, status, recorded };
}

function payUnlessRefused(invoice: Invoice): void {
  try {
    paid(invoice);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

function expectedStatus(history: Fact[]): InvoiceStatus {
  if (!history.includes('order')) return 'PENDING';
  if (!history.includes('dispatchedAt')) return history.includes('cancelledAt') ? 'DROPPED' : 'DRAFT';
  return history.includes('returnedAt') ? 'CREDITED' : 'ISSUED';
}
