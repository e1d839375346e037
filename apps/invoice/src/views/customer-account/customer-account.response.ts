import { CurrencyCode } from '@shop/http';
import { z } from 'zod';
import { CustomerId } from '../../schemas.js';

const Balance = z
  .object({
    currency: CurrencyCode,
    openMinor: z.int().meta({ description: 'Owed' }),
    paidMinor: z.int(),
    creditedMinor: z.int().meta({ description: 'No longer owed, whether it was paid or not' }),
  })
  .meta({ id: 'Balance' });
export type Balance = z.output<typeof Balance>;

export const CustomerAccount = z
  .object({
    customerId: CustomerId,
    balances: z.array(Balance).meta({ description: 'One for each currency' }),
  })
  .meta({ id: 'CustomerAccount' });
export type CustomerAccount = z.output<typeof CustomerAccount>;
