import { describe, expect, it } from '@jest/globals';
import { demandOf } from './demand.js';
import { moveAll, reserveAllOrNone } from './reservation.js';
import { StockLevel } from './stock-level.js';

const mugs = StockLevel.none('MUG').receive(3);
const plates = StockLevel.none('PLATE').receive(1);

describe('The demand of an order', () => {
  it('adds up lines of the same SKU, in order of SKU', () => {
    const lines = [
      { sku: 'PLATE', quantity: 1 },
      { sku: 'MUG', quantity: 2 },
      { sku: 'PLATE', quantity: 4 },
    ];
    expect(demandOf(lines)).toEqual([
      { sku: 'MUG', quantity: 2 },
      { sku: 'PLATE', quantity: 5 },
    ]);
  });
});

describe('A reservation', () => {
  it('takes all that is asked for', () => {
    const demand = [
      { sku: 'MUG', quantity: 3 },
      { sku: 'PLATE', quantity: 1 },
    ];
    expect(reserveAllOrNone([mugs, plates], demand)).toEqual({
      kind: 'RESERVED',
      levels: [mugs.reserve(3), plates.reserve(1)],
    });
  });

  it('takes nothing when one SKU is short, and names each that is', () => {
    const demand = [
      { sku: 'MUG', quantity: 1 },
      { sku: 'PLATE', quantity: 2 },
      { sku: 'SPOON', quantity: 1 },
    ];
    expect(reserveAllOrNone([mugs, plates], demand)).toEqual({
      kind: 'REFUSED',
      shortages: [
        { sku: 'PLATE', requested: 2, available: 1 },
        { sku: 'SPOON', requested: 1, available: 0 },
      ],
    });
  });
});

describe('A reserved demand', () => {
  it('is moved as a whole', () => {
    const demand = [
      { sku: 'MUG', quantity: 2 },
      { sku: 'PLATE', quantity: 1 },
    ];
    const reserved = [mugs.reserve(2), plates.reserve(1)];
    const moved = moveAll(reserved, demand, 'ship');
    expect(moved.map(({ state }) => state.shipped)).toEqual([2, 1]);
  });
});
