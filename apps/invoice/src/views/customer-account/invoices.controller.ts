import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem, Problem } from '@shop/service';
import { z } from 'zod';
import { InvoicesQuery } from './invoices.query.js';
import { InvoiceList, InvoiceView } from './invoices.response.js';
import { ListInvoicesRequest } from './list-invoices.request.js';

/** Issued invoices. A draft is nobody's business yet: it is not published, so no view has it. */
@Controller('invoices')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesQuery) {}

  @Get()
  @ApiOkResponse({ standardSchema: InvoiceList })
  async list(@Query({ schema: ListInvoicesRequest }) { orderId }: ListInvoicesRequest): Promise<InvoiceList> {
    return { items: await this.invoices.ofOrder(orderId) };
  }

  @Get(':invoiceId')
  @ApiOkResponse({ standardSchema: InvoiceView })
  @ApiProblem(404, 'No such invoice was issued')
  async get(@Param('invoiceId', { schema: z.uuid() }) invoiceId: string): Promise<InvoiceView> {
    const invoice = await this.invoices.find(invoiceId);
    if (invoice) return invoice;
    const detail = `No invoice ${invoiceId} was issued`;
    throw new Problem({ status: 404, code: 'INVOICE_NOT_FOUND', detail });
  }
}
