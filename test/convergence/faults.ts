import type { Message } from '@bufbuild/protobuf';
import { shipmentIdOf } from '../../apps/shipment/src/shipment-id.js';
import type { Shop } from './shop.js';

/** Breaks a service in one of the ways in which such services are broken. */
export type Fault = (shop: Shop) => void;

/** A cancellation of what is not known yet is taken for a mistake: its order, when it comes, is sent. */
export const forgetsWhatCameEarly: Fault = ({ shipment }) => {
  wrap(shipment, 'order-cancelled', async (react, orderId) => {
    if (shipment.shipments.has(shipmentIdOf(orderId))) await react();
  });
};

/** An order that comes again is taken for a new one. */
export const reservesAgain: Fault = ({ shipment }) => {
  wrap(shipment, 'order-placed', async (react, orderId) => {
    shipment.shipments.delete(shipmentIdOf(orderId));
    await react();
  });
};

/** It promises two of each product that are not there. */
export const sellsTooMuch: Fault = ({ shipment }) => {
  const pretend = (more: number): void => {
    for (const [sku, level] of shipment.stock) {
      shipment.stock.set(sku, { ...level, onHand: level.onHand + more });
    }
  };
  wrap(shipment, 'order-placed', async (react) => {
    pretend(2);
    await react();
    pretend(-2);
  });
};

type Wrapper = (react: () => Promise<void>, orderId: string) => Promise<void>;

function wrap({ reactions }: Shop['shipment'], topic: string, wrapper: Wrapper): void {
  const react = reactions.get(topic);
  if (!react) throw new Error(`There is no reaction to ${topic}`);
  reactions.set(topic, (event, context) =>
    wrapper(() => react(event, context), (event as Message & { orderId: string }).orderId),
  );
}
