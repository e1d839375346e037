import { useState } from 'preact/hooks';
import type { OrderPage } from '../../../http/order.client.js';
import { amount } from '../../../operations/printable.js';
import { ask } from '../ask.js';
import { Button } from '../parts/doing.js';
import { Choice, Field, inAddress } from '../parts/fields.js';
import { PagesOf } from '../parts/pages-of.js';
import { Page } from '../parts/page.js';
import type { Columns } from '../parts/table.js';
import { day, money } from '../parts/words.js';
import { go, query } from '../routes.js';
import { shop } from '../shop.js';

type Order = OrderPage['items'][number];

const STATUSES = ['PLACED', 'COMPLETED', 'CANCELLED'];

const COLUMNS: Columns<Order> = {
  order: ({ orderId }) => (
    <a href={`/orders/${orderId}`}>
      <code>{orderId}</code>
    </a>
  ),
  placed: ({ placedAt }) => day(placedAt),
  customer: ({ customerId }) => customerId,
  status: ({ status }) => status,
  shipment: ({ shipmentStatus }) => shipmentStatus ?? '–',
  invoice: ({ invoiceStatus }) => invoiceStatus ?? '–',
  total: ({ total }) => money(total),
};

/** The newest orders, and what makes more of them. */
export function OrdersPage() {
  const filter = new URLSearchParams({ limit: '50', ...Object.fromEntries(query.value) });
  return (
    <Page title="Orders" aside={!shop.value.readOnly && <Buttons />} command="demo">
      <div class="hstack">
        <Choice label="status" options={['', ...STATUSES]} {...inAddress('status')} />
        <Field label="customer" {...inAddress('customerId')} />
      </div>
      <PagesOf<Order>
        path={`/orders?${filter.toString()}`}
        label="Orders"
        empty="There are none. Place one to see it go its way."
        keyOf={({ orderId }) => orderId}
        columns={COLUMNS}
      />
    </Page>
  );
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
    <div class="hstack">
      <Button primary does={() => place({})}>
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
