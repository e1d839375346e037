import * as fc from 'fast-check';

export const ORDERS = ['A', 'B', 'C'] as const;
export const SKUS = ['KETTLE', 'MUG', 'TEA'] as const;

export type OrderId = (typeof ORDERS)[number];

/**
 * The commands of people. Whether one is accepted depends on the facts that the service knows at that moment.
 */
export type Command = 'place' | 'cancel' | 'dispatch' | 'deliver' | 'takeBack' | 'pay';

/** `which` is any number: it chooses among the facts that can be delivered then. */
export type Step =
  | { do: Command; order: OrderId }
  | { do: 'receive'; sku: string; quantity: number }
  | { do: 'handOver'; which: number }
  | { do: 'handOverAgain'; which: number };

export type Basket = readonly { sku: string; quantity: number }[];

/** All that happens, and in which order who hears of it. */
export interface History {
  baskets: readonly Basket[];
  steps: readonly Step[];
  /** Chooses how what is still on its way at the end is delivered. */
  rest: readonly number[];
}

const which = fc.nat(1_000);

function command(kind: Command): fc.Arbitrary<Step> {
  return fc.record({ do: fc.constant(kind), order: fc.constantFrom(...ORDERS) });
}

const receipt: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('receive' as const),
  sku: fc.constantFrom(...SKUS),
  quantity: fc.integer({ min: 1, max: 4 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ do: fc.constant('handOver' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('handOverAgain' as const), which }) },
  { weight: 2, arbitrary: receipt },
  { weight: 4, arbitrary: command('place') },
  { weight: 2, arbitrary: command('cancel') },
  { weight: 5, arbitrary: command('dispatch') },
  { weight: 5, arbitrary: command('deliver') },
  { weight: 2, arbitrary: command('takeBack') },
  { weight: 5, arbitrary: command('pay') },
);

const basket: fc.Arbitrary<Basket> = fc.uniqueArray(
  fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 3 }) }),
  { selector: ({ sku }) => sku, minLength: 1, maxLength: SKUS.length },
);

export const histories: fc.Arbitrary<History> = fc
  .record({
    baskets: fc.tuple(...ORDERS.map(() => basket)),
    // Without stock to begin with, most orders would end before they began.
    stock: fc.array(receipt, { minLength: 2, maxLength: 8, size: 'max' }),
    steps: fc.array(step, { maxLength: 160, size: 'max' }),
    rest: fc.array(which, { minLength: 1, maxLength: 20 }),
  })
  .map(({ stock, steps, ...others }) => ({ ...others, steps: [...stock, ...steps] }));
