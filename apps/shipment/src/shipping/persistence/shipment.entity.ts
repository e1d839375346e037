import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Address } from '../domain/address.js';
import type { OrderLine } from '../domain/placed-order.js';
import type { ShipmentStatus } from '../domain/status-from-facts.js';

/** A row of `shipments`. The columns from the order are null until its placement is known. */
@Entity('shipments')
export class ShipmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'order_id' })
  orderId!: string;

  @Column('integer')
  version!: number;

  /** Follows from the other columns: kept for people who look at the table. */
  @Column('text')
  status!: ShipmentStatus;

  @Column('jsonb', { nullable: true })
  lines!: readonly OrderLine[] | null;

  @Column('jsonb', { name: 'shipping_address', nullable: true })
  shippingAddress!: Address | null;

  @Column('timestamptz', { name: 'placed_at', nullable: true })
  placedAt!: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('timestamptz', { name: 'rejected_at', nullable: true })
  rejectedAt!: Date | null;

  @Column('text', { nullable: true })
  carrier!: string | null;

  @Column('text', { name: 'tracking_number', nullable: true })
  trackingNumber!: string | null;

  @Column('timestamptz', { name: 'dispatched_at', nullable: true })
  dispatchedAt!: Date | null;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  @Column('timestamptz', { name: 'returned_at', nullable: true })
  returnedAt!: Date | null;
}
