import { serviceDatabases } from '@shop/service';
import { ProductEntity } from './catalogue/persistence/product.entity.js';
import { CreateProducts1764000000001 } from './migrations/write/0001-create-products.js';
import { CreateOrders1764000000002 } from './migrations/write/0002-create-orders.js';
import { AddTaxRate1764000000003 } from './migrations/write/0003-add-tax-rate.js';
import { OrderEntity } from './ordering/persistence/order.entity.js';
import { projections } from './projections.js';

export const databases = serviceDatabases({
  entities: [ProductEntity, OrderEntity],
  migrations: [CreateProducts1764000000001, CreateOrders1764000000002, AddTaxRate1764000000003],
  projections,
});
