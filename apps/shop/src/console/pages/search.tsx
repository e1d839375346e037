import type { Found } from '../find-order.js';
import { ask } from './ask.js';
import { Form, type Filled } from './parts/doing.js';
import { go } from './routes.js';

/** From anything that belongs to an order to its story. */
export function Search() {
  const search = async ({ text = '' }: Filled): Promise<void> =>
    go(pageOf(await ask<Found>(`/orders/find?text=${encodeURIComponent(text)}`)));
  return (
    <Form role="search" does={search}>
      <input
        id="search"
        name="text"
        required
        placeholder="order, event, customer…  ( / )"
        aria-label="Search"
        autocomplete="off"
      />
    </Form>
  );
}

function pageOf(found: Found): string {
  if ('customerId' in found) return `/orders?customerId=${encodeURIComponent(found.customerId)}`;
  return `/orders/${found.orderId}${found.eventId === undefined ? '' : `?at=${found.eventId}`}`;
}
