import { Inject, Injectable } from '@nestjs/common';
import type { ClientKafka } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';

export const KAFKA = Symbol('KAFKA');
export const POOL = Symbol('POOL');

/** Its topics are like the shop's, with names of their own. */
export const plainTopic = (name: string): string => `plain-${name}`;

export const topics = {
  orderPlaced: plainTopic('order-placed'),
  orderCompleted: plainTopic('order-completed'),
  stockLevelChanged: plainTopic('stock-level-changed'),
  shipmentDispatched: plainTopic('shipment-dispatched'),
  shipmentDelivered: plainTopic('shipment-delivered'),
  invoiceIssued: plainTopic('invoice-issued'),
  invoicePaid: plainTopic('invoice-paid'),
} as const;

export interface Placed {
  orderId: string;
  customerId: string;
  lines: { sku: string; quantity: number }[];
  total: Money;
  /** The request behind the fact. */
  request: string;
}

export interface Money {
  amountMinor: number;
  currency: string;
}

/** A fact about the shipment or the invoice of an order. */
export interface OfOrder {
  orderId: string;
}

/** Publishes a fact after its row is committed. If the process ends in between, the fact is lost. */
@Injectable()
export class Facts {
  constructor(@Inject(KAFKA) private readonly client: ClientKafka) {}

  async tell(topic: string, key: string, fact: object, request = ''): Promise<void> {
    const value = JSON.stringify({ ...fact, request, occurredAt: new Date() });
    const headers = { ce_correlationid: request };
    await lastValueFrom(this.client.emit(topic, { key, value, headers }), { defaultValue: undefined });
  }
}
