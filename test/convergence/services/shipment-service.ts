import { orderCancelled, orderPlaced } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import { shipmentIdOf } from '../../../apps/shipment/src/shipment-id.js';
import { CancelShipmentWhenOrderCancelled } from '../../../apps/shipment/src/shipping/cancel-shipment/cancel-shipment-when-order-cancelled.consumer.js';
import type { ShipmentState } from '../../../apps/shipment/src/shipping/domain/shipment-state.js';
import { DeliverShipmentHandler } from '../../../apps/shipment/src/shipping/deliver-shipment/deliver-shipment.handler.js';
import { DispatchShipmentHandler } from '../../../apps/shipment/src/shipping/dispatch-shipment/dispatch-shipment.handler.js';
import { ShipmentNotFoundError } from '../../../apps/shipment/src/shipping/domain/shipment.errors.js';
import { Shipment } from '../../../apps/shipment/src/shipping/domain/shipment.js';
import { LearnFactHandler } from '../../../apps/shipment/src/shipping/learn-fact.handler.js';
import { OpenShipmentWhenOrderPlaced } from '../../../apps/shipment/src/shipping/open-shipment/open-shipment-when-order-placed.consumer.js';
import { publishShipmentEvent } from '../../../apps/shipment/src/shipping/persistence/publish-shipment-event.js';
import { ShipmentRepository } from '../../../apps/shipment/src/shipping/persistence/shipment.repository.js';
import { ReturnShipmentHandler } from '../../../apps/shipment/src/shipping/return-shipment/return-shipment.handler.js';
import type { StockLevelState } from '../../../apps/shipment/src/stock/domain/stock-level.js';
import type { StockRepository } from '../../../apps/shipment/src/stock/persistence/stock.repository.js';
import { ReceiveStockHandler } from '../../../apps/shipment/src/stock/receive-stock/receive-stock.handler.js';
import { StockKeeper } from '../../../apps/shipment/src/stock/stock-keeper.js';
import type { Post } from '../post.js';
import { Memory } from './memory.js';
import { reaction, type Reactions } from './reaction.js';
import { StockInMemory } from './stock-in-memory.js';

const parcel = { carrier: 'Parcel Post', trackingNumber: 'PP-1' };

type Change = Parameters<ShipmentRepository['change']>[2];

/** The shipment service: its own decisions, commands and reactions, over maps. */
export class ShipmentService {
  readonly memory: Memory;
  readonly shipments: Map<string, ShipmentState>;
  readonly stock: Map<string, StockLevelState>;
  readonly reactions: Reactions;
  readonly #repository: ShipmentRepository;
  readonly #levels: StockRepository;
  readonly #keeper: StockKeeper;

  constructor(post: Post) {
    this.memory = new Memory(post);
    this.shipments = this.memory.table();
    this.stock = this.memory.table();
    this.#repository = new ShipmentsInMemory(this.shipments, this.memory);
    this.#levels = new StockInMemory(this.stock, this.memory);
    this.#keeper = new StockKeeper(this.#levels);
    const learnFact = new LearnFactHandler(this.#repository, this.#keeper);
    this.reactions = new Map([
      reaction(orderPlaced, new OpenShipmentWhenOrderPlaced(learnFact)),
      reaction(orderCancelled, new CancelShipmentWhenOrderCancelled(learnFact)),
    ]);
  }

  receive(sku: string, quantity: number): Promise<void> {
    const handler = new ReceiveStockHandler(this.#levels);
    return this.memory.transaction((tx) => handler.execute(tx, sku, quantity, { now: new Date() }));
  }

  dispatch(orderId: string): Promise<void> {
    const handler = new DispatchShipmentHandler(this.#repository, this.#keeper);
    return this.memory.transaction((tx) =>
      handler.execute(tx, shipmentIdOf(orderId), parcel, { now: new Date() }),
    );
  }

  deliver(orderId: string): Promise<void> {
    const handler = new DeliverShipmentHandler(this.#repository);
    return this.memory.transaction((tx) => handler.execute(tx, shipmentIdOf(orderId), { now: new Date() }));
  }

  takeBack(orderId: string): Promise<void> {
    const handler = new ReturnShipmentHandler(this.#repository, this.#keeper);
    return this.memory.transaction((tx) => handler.execute(tx, shipmentIdOf(orderId), { now: new Date() }));
  }
}

class ShipmentsInMemory extends ShipmentRepository {
  constructor(
    readonly rows: Map<string, ShipmentState>,
    readonly memory: Memory,
  ) {
    super(memory);
  }

  override async change(tx: Transaction, id: string, change: Change): Promise<Shipment> {
    const row = this.rows.get(id);
    if (!row) throw new ShipmentNotFoundError(id);
    return this.#save(tx, Shipment.restore(row), change);
  }

  override changeOrAdd(tx: Transaction, added: Shipment, change: Change): Promise<Shipment> {
    const row = this.rows.get(added.state.id);
    return this.#save(tx, row ? Shipment.restore(row) : added, change);
  }

  async #save(tx: Transaction, shipment: Shipment, change: Change): Promise<Shipment> {
    await change(shipment);
    this.rows.set(shipment.state.id, shipment.state);
    for (const event of shipment.recorded) publishShipmentEvent(this.memory, tx, event);
    return shipment;
  }
}
