import { useState } from 'preact/hooks';
import type { OrderPage } from '../../../http/order.client.js';
import { AsCommand } from '../parts/as-command.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { amount, day, money } from '../parts/words.js';
import { ask } from '../ask.js';
import { go, query, setQuery } from '../routes.js';
import { shop } from '../shop.js';

const STATUSES = ['PLACED', 'COMPLETED', 'CANCELLED'];
const EVERY_MS = 1_000;

/** The newest orders, and what makes more of them. */
export function OrdersPage() {
  const filter = new URLSearchParams(query.value);
  const cursor = filter.get('cursor');
  const { answer, error } = useAsk<OrderPage>(
    `/orders?${filter.toString()}`,
    cursor === null ? EVERY_MS : undefined,
  );
  return (
    <>
      <div class="row apart">
        <h1>Orders</h1>
        {!shop.value.readOnly && <Buttons />}
      </div>
      <Filter />
      <ProblemNotice error={error} />
      {answer && <List {...answer} />}
      {answer?.nextCursor !== undefined && (
        <button type="button" onClick={() => setQuery({ cursor: answer.nextCursor })}>
          Older ones
        </button>
      )}
      <AsCommand line="demo" />
    </>
  );
}

function Buttons() {
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const attempt = (work: () => Promise<void>) => (): void => {
    setError(undefined);
    work().catch(setError);
  };
  const place = (body: object) => async (): Promise<void> => {
    const { orderId } = await ask<{ orderId: string }>('/orders', body);
    go(`/orders/${orderId}`);
  };
  const playDay = async (): Promise<void> => {
    const { orders } = await ask<{ orders: number }>('/orders/day', {});
    setSaid(`${amount(orders, 'order')} are on their way`);
  };
  return (
    <div class="row">
      <span role="status">{said}</span>
      <button type="button" class="primary" onClick={attempt(place({}))}>
        Place an order
      </button>
      <button
        type="button"
        onClick={attempt(place({ fulfil: false }))}
        title="Warehouse and customer wait for you"
      >
        Place one and leave it
      </button>
      <button type="button" onClick={attempt(playDay)}>
        Play a day
      </button>
      <ProblemNotice error={error} />
    </div>
  );
}

function Filter() {
  const set = (name: string) => (event: Event) =>
    setQuery({ [name]: (event.currentTarget as HTMLInputElement).value, cursor: undefined });
  return (
    <div class="row">
      <label>
        status
        <select value={query.value.get('status') ?? ''} onChange={set('status')}>
          <option value="">all</option>
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      <label>
        customer
        <input value={query.value.get('customerId') ?? ''} onChange={set('customerId')} />
      </label>
    </div>
  );
}

function List({ items }: OrderPage) {
  if (items.length === 0) return <p>There are none.</p>;
  return (
    <div class="scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['order', 'placed', 'customer', 'status', 'shipment', 'invoice', 'total'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((order) => (
            <tr key={order.orderId}>
              <td class="mono">
                <a href={`/orders/${order.orderId}`} data-row>
                  {order.orderId}
                </a>
              </td>
              <td>{day(order.placedAt)}</td>
              <td>{order.customerId}</td>
              <td>{order.status}</td>
              <td>{order.shipmentStatus ?? '–'}</td>
              <td>{order.invoiceStatus ?? '–'}</td>
              <td>{money(order.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
