import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { z } from 'zod';
import { PayInvoiceHandler } from './pay-invoice.handler.js';
import { PayInvoiceRequest } from './pay-invoice.request.js';
import { PaidInvoice } from './pay-invoice.response.js';

@Controller('invoices')
export class PayInvoiceController {
  constructor(private readonly payInvoice: PayInvoiceHandler) {}

  @Post(':invoiceId/pay')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PaidInvoice })
  @ApiProblem(404, 'There is no such invoice')
  @ApiProblem(409, 'The invoice is not issued, paid already or credited')
  @ApiProblem(422, 'Another amount is owed')
  async pay(
    @Param('invoiceId', { schema: z.uuid() }) invoiceId: string,
    @Body({ schema: PayInvoiceRequest }) request: PayInvoiceRequest,
  ): Promise<PaidInvoice> {
    annotateStory({ invoiceId });
    const { orderId, version } = await this.payInvoice.execute(invoiceId, request);
    annotateStory({ orderId });
    return { invoiceId, orderId, version };
  }
}
