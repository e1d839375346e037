import { useState } from 'preact/hooks';
import type { OrderPage } from '../../../http/order.client.js';
import { ask } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { Choice, Field } from '../parts/fields.js';
import { PagesOf } from '../parts/pages-of.js';
import { ProblemNotice } from '../parts/problem.js';
import { Table, type Row } from '../parts/table.js';
import { useAttempt } from '../parts/use-attempt.js';
import { amount, day, money } from '../parts/words.js';
import { go, query, setQuery } from '../routes.js';
import { shop } from '../shop.js';

type Order = OrderPage['items'][number];

const STATUSES = ['PLACED', 'COMPLETED', 'CANCELLED'];
const HEADS = ['order', 'placed', 'customer', 'status', 'shipment', 'invoice', 'total'];

/** The newest orders, and what makes more of them. */
export function OrdersPage() {
  const choose = (name: string) => (event: Event) =>
    setQuery({ [name]: (event.currentTarget as HTMLInputElement).value });
  const filter = new URLSearchParams({ limit: '50', ...Object.fromEntries(query.value) });
  const chosen = (name: string): string => query.value.get(name) ?? '';
  return (
    <>
      <div class="row apart">
        <h1>Orders</h1>
        {!shop.value.readOnly && <Buttons />}
      </div>
      <AsCommand line="demo" />
      <div class="row">
        <Choice
          label="status"
          value={chosen('status')}
          options={['', ...STATUSES]}
          onChange={choose('status')}
        />
        <Field label="customer" value={chosen('customerId')} onChange={choose('customerId')} />
      </div>
      <PagesOf<Order> path={`/orders?${filter.toString()}`}>
        {(items) => <Table label="Orders" heads={HEADS} rows={items.map(toRow)} />}
      </PagesOf>
    </>
  );
}

function toRow(order: Order): Row {
  return {
    key: order.orderId,
    cells: [
      <a href={`/orders/${order.orderId}`} data-row>
        <code>{order.orderId}</code>
      </a>,
      day(order.placedAt),
      order.customerId,
      order.status,
      order.shipmentStatus ?? '–',
      order.invoiceStatus ?? '–',
      money(order.total),
    ],
  };
}

function Buttons() {
  const [said, setSaid] = useState('');
  const { error, attempt } = useAttempt();
  const place = (body: object) => (): void =>
    attempt(async () => {
      const { orderId } = await ask<{ orderId: string }>('/orders', body);
      go(`/orders/${orderId}`);
    });
  const playDay = async (): Promise<void> => {
    const { orders } = await ask<{ orders: number }>('/orders/day', {});
    setSaid(`${amount(orders, 'order')} are on their way`);
  };
  return (
    <div class="row">
      <button type="button" class="primary" onClick={place({})}>
        Place an order
      </button>
      <button type="button" onClick={place({ fulfil: false })} title="Warehouse and customer wait for you">
        Place one and leave it
      </button>
      <button type="button" onClick={() => attempt(playDay)}>
        Play a day
      </button>
      <span role="status">{said}</span>
      <ProblemNotice error={error} />
    </div>
  );
}
