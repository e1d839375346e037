/** The tables of all three services, in one database. */
export const PLAIN_TABLES = `
  create table product (sku text primary key, gross int not null);
  create table orders (
    id uuid primary key, customer_id text not null, lines jsonb not null, total int not null,
    dispatched boolean not null default false, delivered boolean not null default false, paid boolean not null default false
  );
  create table stock (sku text primary key, on_hand int not null, reserved int not null);
  create table shipment (id uuid primary key, order_id uuid not null, lines jsonb not null, status text not null default 'OPEN');
  create table invoice (
    id uuid primary key, order_id uuid not null, total int, dispatched boolean not null default false, paid boolean not null default false
  );`;
