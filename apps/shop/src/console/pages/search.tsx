import type { Found } from '../find-order.js';
import { ask } from './ask.js';
import { filledIn } from './parts/fields.js';
import { messageOf } from './parts/message-of.js';
import { useAttempt } from './parts/use-attempt.js';
import { go } from './routes.js';

/** From anything that belongs to an order to its story. */
export function Search() {
  const { error, attempt } = useAttempt();
  const search = (event: SubmitEvent): void => {
    const { text = '' } = filledIn(event);
    attempt(async () => go(pageOf(await ask<Found>(`/orders/find?text=${encodeURIComponent(text)}`))));
  };
  return (
    <form role="search" onSubmit={search}>
      <input
        id="search"
        name="text"
        required
        placeholder="order, event, shipment, invoice or customer  ( / )"
        aria-label="Search"
        autocomplete="off"
      />
      {error !== undefined && (
        <span class="bad" role="alert">
          {messageOf(error)}
        </span>
      )}
    </form>
  );
}

function pageOf(found: Found): string {
  if ('customerId' in found) return `/orders?customerId=${encodeURIComponent(found.customerId)}`;
  return `/orders/${found.orderId}${found.eventId === undefined ? '' : `?at=${found.eventId}`}`;
}
