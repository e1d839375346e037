import type { InvoiceState, Issue, Payment } from '../domain/invoice-state.js';
import type { Invoice } from '../domain/invoice.js';
import type { KnownFacts } from '../domain/known-facts.js';
import type { InvoiceEntity } from './invoice.entity.js';
import { toOrder } from './stored-order.js';

export function toRow({ state, status }: Invoice): InvoiceEntity {
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

export function toState(row: InvoiceEntity): InvoiceState {
  const { id, orderId, version } = row;
  const own = { issue: issueIn(row), payment: paymentIn(row), creditedAt: row.creditedAt ?? undefined };
  return { id, orderId, version, known: factsIn(row), ...own };
}

function factsIn({ placedOrder, dispatchedAt, cancelledAt, returnedAt }: InvoiceEntity): KnownFacts {
  return {
    ...(placedOrder && { order: toOrder(placedOrder) }),
    ...(dispatchedAt && { dispatchedAt }),
    ...(cancelledAt && { cancelledAt }),
    ...(returnedAt && { returnedAt }),
  };
}

function issueIn({ number, issuedAt, dueAt }: InvoiceEntity): Issue | undefined {
  return number !== null && issuedAt && dueAt ? { number, issuedAt, dueAt } : undefined;
}

function paymentIn({ paymentReference: reference, paidAt }: InvoiceEntity): Payment | undefined {
  return reference !== null && paidAt ? { reference, paidAt } : undefined;
}
