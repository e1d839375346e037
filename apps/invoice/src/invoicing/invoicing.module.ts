import { Module } from '@nestjs/common';
import { CreditInvoiceWhenShipmentReturned } from './credit-invoice/credit-invoice-when-shipment-returned.consumer.js';
import { DraftInvoiceWhenOrderPlaced } from './draft-invoice/draft-invoice-when-order-placed.consumer.js';
import { DropInvoiceWhenOrderCancelled } from './drop-invoice/drop-invoice-when-order-cancelled.consumer.js';
import { IssueInvoiceWhenShipmentDispatched } from './issue-invoice/issue-invoice-when-shipment-dispatched.consumer.js';
import { LearnFactHandler } from './learn-fact.handler.js';
import { PayInvoiceController } from './pay-invoice/pay-invoice.controller.js';
import { PayInvoiceHandler } from './pay-invoice/pay-invoice.handler.js';
import { InvoiceNumberRepository } from './persistence/invoice-number.repository.js';
import { InvoiceRepository } from './persistence/invoice.repository.js';

const requests = [PayInvoiceController];

/** The reactions of invoicing. */
const reactions = [
  DraftInvoiceWhenOrderPlaced,
  IssueInvoiceWhenShipmentDispatched,
  DropInvoiceWhenOrderCancelled,
  CreditInvoiceWhenShipmentReturned,
];

const handlers = [PayInvoiceHandler, LearnFactHandler];

@Module({
  controllers: [...requests, ...reactions],
  providers: [...handlers, InvoiceRepository, InvoiceNumberRepository],
})
export class InvoicingModule {}
