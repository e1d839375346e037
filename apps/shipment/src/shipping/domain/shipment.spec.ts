import { describe, expect, it } from '@jest/globals';
import { aParcel, aPlacedOrder, aShipment, AT, someShortages } from '../../../test/a-shipment.js';
import { given } from '../../../test/given.js';
import { Shipment } from './shipment.js';

const order = aPlacedOrder();
const place = (shipment: Shipment) => shipment.learn({ order });
const placeWithoutStock = (shipment: Shipment) => {
  if (place(shipment) === 'reserve') shipment.reject(someShortages, AT);
};
const cancel = (shipment: Shipment) => shipment.learn({ cancelledAt: AT });
const dispatch = (shipment: Shipment) => shipment.dispatch(aParcel, AT);
const deliver = (shipment: Shipment) => shipment.deliver(AT);
const takeBack = (shipment: Shipment) => shipment.takeBack(AT);

describe('When an order is placed', () => {
  it('opens the shipment', () => {
    given(aShipment()).when(place).thenIs('OPEN');
  });

  it('rejects the shipment if the stock does not suffice', () => {
    given(aShipment())
      .when(placeWithoutStock)
      .thenIs('REJECTED', { type: 'ShipmentRejected', version: 1, shortages: someShortages });
  });

  it('changes nothing the second time', () => {
    given(aShipment(place, dispatch)).when(place).thenNothingChanges();
    given(aShipment(place)).when(placeWithoutStock).thenNothingChanges();
    given(aShipment(placeWithoutStock)).when(placeWithoutStock).thenNothingChanges();
  });

  it('stays cancelled, and claims no stock, if it was cancelled before', () => {
    expect(place(aShipment(cancel))).toBeUndefined();
    given(aShipment(cancel)).when(place).thenIs('CANCELLED');
  });
});

describe('When an order is cancelled', () => {
  it('remembers it for the order that is still to come', () => {
    given(aShipment()).when(cancel).thenIs('CANCELLED');
  });

  it('cancels an open shipment', () => {
    given(aShipment(place)).when(cancel).thenIs('CANCELLED');
  });

  it('cancels a rejected shipment, as if the cancellation had come first', () => {
    given(aShipment(placeWithoutStock)).when(cancel).thenIs('CANCELLED');
  });

  it('recalls what has been sent', () => {
    given(aShipment(place, dispatch)).when(cancel).thenIs('RECALLED');
    given(aShipment(place, dispatch, deliver))
      .when(cancel)
      .thenIs('RECALLED');
  });

  it('changes nothing the second time', () => {
    given(aShipment(place, cancel)).when(cancel).thenNothingChanges();
    given(aShipment(place, dispatch, cancel, takeBack))
      .when(cancel)
      .thenNothingChanges();
  });
});

describe('A shipment', () => {
  it('is dispatched once it is open', () => {
    given(aShipment(place))
      .when(dispatch)
      .thenIs('DISPATCHED', { type: 'ShipmentDispatched', version: 1, ...aParcel });
  });

  it('is delivered once it is dispatched', () => {
    given(aShipment(place, dispatch))
      .when(deliver)
      .thenIs('DELIVERED', { type: 'ShipmentDelivered', version: 2 });
  });

  it('is returned once it is recalled', () => {
    given(aShipment(place, dispatch, cancel))
      .when(takeBack)
      .thenIs('RETURNED', { type: 'ShipmentReturned', version: 2 });
  });

  it.each([
    ['was rejected', aShipment(placeWithoutStock)],
    ['was cancelled', aShipment(place, cancel)],
    ['was cancelled before it was placed', aShipment(cancel)],
    ['is dispatched already', aShipment(place, dispatch)],
    ['is recalled', aShipment(place, dispatch, cancel)],
  ])('is not dispatched if it %s', (_, shipment) => {
    given(shipment).when(dispatch).thenRefused('SHIPMENT_NOT_OPEN');
  });

  it.each([
    ['is still in the warehouse', aShipment(place)],
    ['is delivered already', aShipment(place, dispatch, deliver)],
    ['is recalled', aShipment(place, dispatch, cancel)],
  ])('is not delivered if it %s', (_, shipment) => {
    given(shipment).when(deliver).thenRefused('SHIPMENT_NOT_DISPATCHED');
  });

  it.each([
    ['was never sent', aShipment(place, cancel)],
    ['is wanted by the customer', aShipment(place, dispatch)],
    ['is back already', aShipment(place, dispatch, cancel, takeBack)],
  ])('is not returned if it %s', (_, shipment) => {
    given(shipment).when(takeBack).thenRefused('SHIPMENT_NOT_RECALLED');
  });
});
