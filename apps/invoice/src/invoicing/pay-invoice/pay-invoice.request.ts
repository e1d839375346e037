import { text } from '@shop/http';
import { z } from 'zod';
import { Amount } from '../../schemas.js';

export const PayInvoiceRequest = z
  .strictObject({
    ...Amount.shape,
    reference: text(100).meta({ description: "The payer's: of a transfer or a card transaction" }),
  })
  .meta({ id: 'PayInvoiceRequest' });
export type PayInvoiceRequest = z.output<typeof PayInvoiceRequest>;
