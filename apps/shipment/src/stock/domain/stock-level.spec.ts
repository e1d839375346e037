import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DomainError } from './domain-error.js';
import { StockLevel } from './stock-level.js';
import { InvalidQuantityError, StockOverdrawnError, TooMuchStockError } from './stock.errors.js';

describe('A stock level', () => {
  it('counts what is received as on hand', () => {
    given()
      .when((level) => level.receive(5))
      .thenIs({ onHand: 5, reserved: 0, shipped: 0 });
  });

  it('moves what is reserved from on hand to reserved', () => {
    given((level) => level.receive(5))
      .when((level) => level.reserve(2))
      .thenIs({ onHand: 3, reserved: 2, shipped: 0 });
  });

  it('puts what is released back on hand', () => {
    given(
      (level) => level.receive(5),
      (level) => level.reserve(2),
    )
      .when((level) => level.release(2))
      .thenIs({ onHand: 5, reserved: 0, shipped: 0 });
  });

  it('moves what is shipped out of the reservation', () => {
    given(
      (level) => level.receive(5),
      (level) => level.reserve(2),
    )
      .when((level) => level.ship(2))
      .thenIs({ onHand: 3, reserved: 0, shipped: 2 });
  });

  it('puts what is returned back on hand', () => {
    given(
      (level) => level.receive(5),
      (level) => level.reserve(2),
      (level) => level.ship(2),
    )
      .when((level) => level.return(2))
      .thenIs({ onHand: 5, reserved: 0, shipped: 0 });
  });

  it('counts its version up with each move', () => {
    expect(StockLevel.none('MUG').receive(5).reserve(2).state.version).toBe(2);
  });
});

describe('A stock level refuses', () => {
  const reserved = [(level: StockLevel) => level.receive(5), (level: StockLevel) => level.reserve(2)];

  it.each<[string, Move]>([
    ['to reserve more than is on hand', (level) => level.reserve(4)],
    ['to release more than is reserved', (level) => level.release(3)],
    ['to ship more than is reserved', (level) => level.ship(3)],
    ['to take back more than was shipped', (level) => level.return(1)],
  ])('%s', (_, move) => {
    given(...reserved)
      .when(move)
      .thenThrows(StockOverdrawnError);
  });

  it.each([0, -1, 1.5, Number.NaN])('a quantity of %s', (quantity) => {
    given()
      .when((level) => level.receive(quantity))
      .thenThrows(InvalidQuantityError);
  });
});

describe('A receipt', () => {
  it('is refused when it is more than the published fact can hold', () => {
    given((level) => level.receive(2_147_483_647))
      .when((level) => level.receive(1))
      .thenThrows(TooMuchStockError);
  });
});

describe('Any sequence of moves', () => {
  const move = fc.record({
    name: fc.constantFrom('receive', 'reserve', 'release', 'ship', 'return'),
    quantity: fc.integer({ min: 1, max: 10 }),
  });

  it('keeps on hand + reserved + shipped equal to what was received, and none of them negative', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 50 }), (moves) => {
        let level = StockLevel.none('MUG');
        let received = 0;
        for (const { name, quantity } of moves) {
          const next = unlessRefused(() => level[name](quantity));
          if (next && name === 'receive') received += quantity;
          level = next ?? level;
        }
        const { onHand, reserved, shipped } = level.state;
        expect(onHand + reserved + shipped).toBe(received);
        expect(Math.min(onHand, reserved, shipped)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

type Move = (level: StockLevel) => StockLevel;

function given(...moves: Move[]) {
  const level = moves.reduce((current, move) => move(current), StockLevel.none('MUG'));
  return {
    when: (move: Move) => ({
      thenIs: (books: { onHand: number; reserved: number; shipped: number }) =>
        expect(move(level).state).toMatchObject(books),
      thenThrows: (error: new (...args: never[]) => DomainError) => expect(() => move(level)).toThrow(error),
    }),
  };
}

function unlessRefused(move: () => StockLevel): StockLevel | undefined {
  try {
    return move();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
