import { useState } from 'preact/hooks';
import type { OrderPage } from '../../../http/order.client.js';
import { amount } from '../../../operations/printable.js';
import { ask } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { Button } from '../parts/doing.js';
import { Choice, Field, inAddress } from '../parts/fields.js';
import { PagesOf } from '../parts/pages-of.js';
import { Table, type Row } from '../parts/table.js';
import { day, money } from '../parts/words.js';
import { go, query } from '../routes.js';
import { shop } from '../shop.js';

type Order = OrderPage['items'][number];

const STATUSES = ['PLACED', 'COMPLETED', 'CANCELLED'];
const HEADS = ['order', 'placed', 'customer', 'status', 'shipment', 'invoice', 'total'];

/** The newest orders, and what makes more of them. */
export function OrdersPage() {
  const filter = new URLSearchParams({ limit: '50', ...Object.fromEntries(query.value) });
  return (
    <>
      <div class="row apart">
        <h1>Orders</h1>
        {!shop.value.readOnly && <Buttons />}
      </div>
      <AsCommand line="demo" />
      <div class="row">
        <Choice label="status" options={['', ...STATUSES]} {...inAddress('status')} />
        <Field label="customer" {...inAddress('customerId')} />
      </div>
      <PagesOf<Order>
        path={`/orders?${filter.toString()}`}
        empty="There are none. Place one to see it go its way."
      >
        {(items) => <Table label="Orders" heads={HEADS} rows={items.map(toRow)} />}
      </PagesOf>
    </>
  );
}

function toRow(order: Order): Row {
  return [
    order.orderId,
    <a href={`/orders/${order.orderId}`}>
      <code>{order.orderId}</code>
    </a>,
    day(order.placedAt),
    order.customerId,
    order.status,
    order.shipmentStatus ?? '–',
    order.invoiceStatus ?? '–',
    money(order.total),
  ];
}

function Buttons() {
  const [said, setSaid] = useState('');
  const place = async (body: object): Promise<void> => {
    const { orderId } = await ask<{ orderId: string }>('/orders', body);
    go(`/orders/${orderId}`);
  };
  const playDay = async (): Promise<void> => {
    const { orders } = await ask<{ orders: number }>('/orders/day', {});
    setSaid(`${amount(orders, 'order')} are on their way`);
  };
  return (
    <div class="row">
      <Button class="primary" does={() => place({})}>
        Place an order
      </Button>
      <Button does={() => place({ fulfil: false })} title="Warehouse and customer wait for you">
        Place one and leave it
      </Button>
      <Button does={playDay}>Play a day</Button>
      <span role="status">{said}</span>
    </div>
  );
}
