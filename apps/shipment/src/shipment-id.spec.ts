import { describe, expect, it } from '@jest/globals';
import { shipmentIdOf } from './shipment-id.js';

describe('The id of a shipment', () => {
  it('is the same for the same order, now and after any release', () => {
    expect(shipmentIdOf('0192b3c4-0000-7000-8000-000000000001')).toBe('0ef3436d-6cda-5e7b-a0dd-c05d5fd5e25c');
  });
});
