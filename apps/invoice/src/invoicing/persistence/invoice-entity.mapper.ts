import type { InvoiceState, Issue, Payment } from '../domain/invoice-state.js';
import type { Invoice } from '../domain/invoice.js';
import type { InvoiceEntity } from './invoice.entity.js';
import { toPlacedOrder } from './stored-order.js';

export function toEntity({ state, status }: Invoice): InvoiceEntity {
  const { id, orderId, version, known, issue, payment, creditedAt } = state;
  return {
    id,
    orderId,
    version,
    status,
    placedOrder: known.order ?? null,
    dispatchedAt: known.dispatchedAt ?? null,
    cancelledAt: known.cancelledAt ?? null,
    returnedAt: known.returnedAt ?? null,
    number: issue?.number ?? null,
    issuedAt: issue?.issuedAt ?? null,
    dueAt: issue?.dueAt ?? null,
    paymentReference: payment?.reference ?? null,
    paidAt: payment?.paidAt ?? null,
    creditedAt: creditedAt ?? null,
  };
}

export function toState(entity: InvoiceEntity): InvoiceState {
  const { id, orderId, version } = entity;
  const known = {
    order: entity.placedOrder ? toPlacedOrder(entity.placedOrder) : undefined,
    dispatchedAt: entity.dispatchedAt ?? undefined,
    cancelledAt: entity.cancelledAt ?? undefined,
    returnedAt: entity.returnedAt ?? undefined,
  };
  const own = {
    issue: issueOf(entity),
    payment: paymentOf(entity),
    creditedAt: entity.creditedAt ?? undefined,
  };
  return { id, orderId, version, known, ...own };
}

function issueOf({ number, issuedAt, dueAt }: InvoiceEntity): Issue | undefined {
  return number !== null && issuedAt && dueAt ? { number, issuedAt, dueAt } : undefined;
}

function paymentOf({ paymentReference: reference, paidAt }: InvoiceEntity): Payment | undefined {
  return reference !== null && paidAt ? { reference, paidAt } : undefined;
}
