import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CustomerId } from '../../schemas.js';
import { CustomerAccountQuery } from './customer-account.query.js';
import { CustomerAccount } from './customer-account.response.js';

@Controller('customers')
export class CustomerAccountController {
  constructor(private readonly accounts: CustomerAccountQuery) {}

  /** A customer exists once an invoice names it. Any other account is empty. */
  @Get(':customerId/account')
  @ApiOperation({ operationId: 'getAccount', summary: 'What a customer owes, has paid and was credited' })
  @ApiOkResponse({ standardSchema: CustomerAccount })
  async get(@Param('customerId', { schema: CustomerId }) customerId: string): Promise<CustomerAccount> {
    return { customerId, balances: await this.accounts.balances(customerId) };
  }
}
