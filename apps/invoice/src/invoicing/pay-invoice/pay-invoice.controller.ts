import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  ApiConditionalCommand,
  ApiProblems,
  Command,
  entityTagOf,
  IdempotentCommands,
  versionHeader,
  type CommandRequest,
} from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { PayInvoiceHandler } from './pay-invoice.handler.js';
import { PayInvoiceRequest } from './pay-invoice.request.js';
import { PaidInvoice } from './pay-invoice.response.js';

@Controller('invoices')
export class PayInvoiceController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly payInvoice: PayInvoiceHandler,
  ) {}

  @Post(':invoiceId/pay')
  @HttpCode(200)
  @ApiOperation({ operationId: 'payInvoice', summary: 'Pay an issued invoice, all of it' })
  @ApiConditionalCommand()
  @ApiOkResponse({ standardSchema: PaidInvoice, headers: versionHeader })
  @ApiProblems(
    problems,
    'INVOICE_NOT_FOUND',
    'INVOICE_ALREADY_PAID',
    'INVOICE_CREDITED',
    'INVOICE_NOT_ISSUED',
    'PAYMENT_MISMATCH',
  )
  pay(
    @Param('invoiceId', { schema: z.uuid() }) invoiceId: string,
    @Body({ schema: PayInvoiceRequest }) payment: PayInvoiceRequest,
    @Command() command: CommandRequest,
  ): Promise<PaidInvoice> {
    addLogFields({ invoiceId });
    return this.commands.run(command, async (tx) => {
      const { orderId, version } = await this.payInvoice.execute(tx, invoiceId, payment, command);
      addLogFields({ orderId });
      return { headers: { etag: entityTagOf(version) }, body: { invoiceId, orderId, version } };
    });
  }
}
