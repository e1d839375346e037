import { WriteDatabase } from '@shop/database';
import { aContext, anOutbox, createTestDatabase } from '@shop/testing';
import { databases } from '../src/databases.js';
import { shipmentIdOf } from '../src/shipment-id.js';
import { CancelShipmentWhenOrderCancelled } from '../src/shipping/cancel-shipment/cancel-shipment-when-order-cancelled.consumer.js';
import { DeliverShipmentHandler } from '../src/shipping/deliver-shipment/deliver-shipment.handler.js';
import { DispatchShipmentHandler } from '../src/shipping/dispatch-shipment/dispatch-shipment.handler.js';
import { LearnFactHandler } from '../src/shipping/learn-fact.handler.js';
import { OpenShipmentWhenOrderPlaced } from '../src/shipping/open-shipment/open-shipment-when-order-placed.consumer.js';
import { ShipmentRepository } from '../src/shipping/persistence/shipment.repository.js';
import { ReturnShipmentHandler } from '../src/shipping/return-shipment/return-shipment.handler.js';
import type { StockLevelState } from '../src/stock/domain/stock-level.js';
import { StockRepository } from '../src/stock/persistence/stock.repository.js';
import { ReceiveStockHandler } from '../src/stock/receive-stock/receive-stock.handler.js';
import { StockKeeper } from '../src/stock/stock-keeper.js';
import { aParcel } from './a-shipment.js';
import { anOrderCancelled, anOrderPlaced } from './facts.js';

export interface Line {
  sku: string;
  quantity: number;
}

export type Warehouse = Awaited<ReturnType<typeof aWarehouse>>;

/**
 * The write side of the service over a database of its own. It takes facts and commands like those from
 * outside.
 */
export async function aWarehouse() {
  const { database, url, drop } = await createTestDatabase({ ...databases.write, as: WriteDatabase });
  const outbox = await anOutbox('shipment');
  const repository = new StockRepository(outbox);
  const shipments = new ShipmentRepository(outbox);
  const stock = new StockKeeper(repository);
  const learnFact = new LearnFactHandler(shipments, stock);
  const onPlaced = new OpenShipmentWhenOrderPlaced(learnFact);
  const onCancelled = new CancelShipmentWhenOrderCancelled(learnFact);
  const dispatching = new DispatchShipmentHandler(shipments, stock);
  const delivering = new DeliverShipmentHandler(shipments);
  const returning = new ReturnShipmentHandler(shipments, stock);
  const receiving = new ReceiveStockHandler(repository);

  return {
    database,
    url,
    drop,
    receive: (sku: string, quantity: number) =>
      database.transaction((tx) => receiving.execute(tx, sku, quantity, { now: new Date() })),
    place: (orderId: string, lines: Line[]) =>
      database.transaction((tx) => onPlaced.handle(anOrderPlaced({ orderId, lines }), aContext(tx))),
    cancel: (orderId: string) =>
      database.transaction((tx) => onCancelled.handle(anOrderCancelled(orderId), aContext(tx))),
    dispatch: (orderId: string) =>
      database.transaction((tx) =>
        dispatching.execute(tx, shipmentIdOf(orderId), aParcel, { now: new Date() }),
      ),
    deliver: (orderId: string) =>
      database.transaction((tx) => delivering.execute(tx, shipmentIdOf(orderId), { now: new Date() })),
    takeBack: (orderId: string) =>
      database.transaction((tx) => returning.execute(tx, shipmentIdOf(orderId), { now: new Date() })),

    async statusOf(orderId: string): Promise<string | undefined> {
      const rows = await database.query<{ status: string }>(
        'select status from shipments where order_id = $1',
        [orderId],
      );
      return rows[0]?.status;
    },

    async level(sku: string): Promise<Omit<StockLevelState, 'sku'> | undefined> {
      const [level] = await database.query<Omit<StockLevelState, 'sku'>>(
        'select on_hand as "onHand", reserved, shipped, version from stock where sku = $1',
        [sku],
      );
      return level;
    },

    /** The topics of the facts of a key, in the order in which they will be published. */
    async factsOf(key: string): Promise<string[]> {
      const rows = await database.query<{ topic: string }>(
        'select topic from outbox where key = $1 order by id',
        [key],
      );
      return rows.map(({ topic }) => topic);
    },
  };
}
