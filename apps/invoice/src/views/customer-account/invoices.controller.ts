import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblems, entityTagOf, problemFromCatalogue, versionHeader, type Reply } from '@shop/http';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { InvoicesQuery } from './invoices.query.js';
import { InvoiceList, InvoiceView } from './invoices.response.js';
import { ListInvoicesRequest } from './list-invoices.request.js';

/** Serves issued invoices. A draft is not published, so no view has it. */
@Controller('invoices')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesQuery) {}

  @Get()
  @ApiOperation({ operationId: 'findInvoices', summary: 'The invoice of an order, if it is issued' })
  @ApiOkResponse({ standardSchema: InvoiceList })
  async list(@Query({ schema: ListInvoicesRequest }) { orderId }: ListInvoicesRequest): Promise<InvoiceList> {
    return { items: await this.invoices.ofOrder(orderId) };
  }

  @Get(':invoiceId')
  @ApiOperation({ operationId: 'getInvoice', summary: 'An invoice' })
  @ApiOkResponse({ standardSchema: InvoiceView, headers: versionHeader })
  @ApiProblems(problems, 'INVOICE_NOT_FOUND')
  async get(
    @Param('invoiceId', { schema: z.uuid() }) invoiceId: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InvoiceView> {
    const invoice = await this.invoices.find(invoiceId);
    if (!invoice) {
      throw problemFromCatalogue(problems, 'INVOICE_NOT_FOUND', `No invoice ${invoiceId} was issued`);
    }
    reply.header('etag', entityTagOf(invoice.version));
    return invoice;
  }
}
