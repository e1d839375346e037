import type { Clients } from '../http/clients.js';
import type { Balance, Invoice } from '../http/invoice.client.js';
import type { OrderOverview } from '../http/order.client.js';
import { RefusedRequestError } from '../http/service-client.js';
import type { BoardEntry } from '../http/shipment.client.js';
import type { Questions } from './questions.js';

/** The order in each read model: null where the model does not show it, or could not be asked. */
export interface ReadModels {
  overview: OrderOverview | null;
  board: BoardEntry | null;
  invoice: Invoice | null;
  /** The account of the customer, with all orders. */
  account: Balance[] | null;
}

export async function readModelsOf(
  { order, shipment, invoice }: Clients,
  orderId: string,
  questions: Questions,
): Promise<ReadModels> {
  const [overview = null, board = null, billed = null] = await Promise.all([
    questions.ask('order', () => orNothing(order.findOrder(orderId))),
    questions.ask('shipment', () => shipment.findShipment(orderId)),
    questions.ask('invoice', () => invoice.findInvoice(orderId)),
  ]);
  const customer = overview?.customerId;
  const account = customer && (await questions.ask('invoice', () => invoice.balances(customer)));
  return { overview, board, invoice: billed, account: account || null };
}

async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RefusedRequestError && error.status === 404) return undefined;
    throw error;
  }
}
