import { pageLimit } from '@shop/http';
import { z } from 'zod';
import { CustomerId } from '../../schemas.js';
import { OrderOverview } from './order-overview.response.js';
import { PageCursor } from './page-cursor.js';

export const ListOrdersRequest = z.strictObject({
  customerId: CustomerId.optional(),
  status: OrderOverview.shape.status.optional(),
  limit: pageLimit(20),
  cursor: PageCursor.optional().meta({ description: 'The `nextCursor` of the previous page' }),
});
export type ListOrdersRequest = z.output<typeof ListOrdersRequest>;
