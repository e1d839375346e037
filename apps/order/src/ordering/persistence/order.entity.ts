import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Address } from '../domain/address.js';
import type { Money } from '../domain/money.js';
import type { OrderStatus } from '../domain/order-state.js';
import type { StoredLine } from './stored-line.js';

export type StoredFact = 'SHIPMENT_REJECTED' | 'SHIPMENT_DISPATCHED' | 'SHIPMENT_DELIVERED' | 'INVOICE_PAID';

@Entity('orders')
export class OrderEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: OrderStatus;

  @Column('text', { name: 'known_facts', array: true })
  knownFacts!: StoredFact[];

  @Column('text', { name: 'customer_id' })
  customerId!: string;

  @Column('jsonb')
  lines!: readonly StoredLine[];

  @Column('jsonb')
  total!: Money;

  @Column('jsonb', { name: 'shipping_address' })
  shippingAddress!: Address;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt!: Date;
}
