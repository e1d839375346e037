import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InvoiceStatus } from '../domain/status-from-facts.js';
import type { StoredOrder } from './stored-order.js';

@Entity('invoices')
export class InvoiceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'order_id' })
  orderId!: string;

  @Column('integer')
  version!: number;

  /** Follows from the other columns: kept for people who look at the table. */
  @Column('text')
  status!: InvoiceStatus;

  @Column('jsonb', { name: 'placed_order' })
  placedOrder!: StoredOrder | null;

  @Column('timestamptz', { name: 'dispatched_at' })
  dispatchedAt!: Date | null;

  @Column('timestamptz', { name: 'cancelled_at' })
  cancelledAt!: Date | null;

  @Column('timestamptz', { name: 'returned_at' })
  returnedAt!: Date | null;

  @Column('text')
  number!: string | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date | null;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date | null;

  @Column('text', { name: 'payment_reference' })
  paymentReference!: string | null;

  @Column('timestamptz', { name: 'paid_at' })
  paidAt!: Date | null;

  @Column('timestamptz', { name: 'credited_at' })
  creditedAt!: Date | null;
}
