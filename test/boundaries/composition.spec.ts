import { afterEach, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy } from '@shop/messaging';
import { DeadLetterAdmin, OperationsModule, ReplayAdmin, type ServiceParts } from '@shop/operations';
import { createService, kafkaConnection, type ServiceConfig } from '@shop/service';
import { AppModule as InvoiceModule } from '../../apps/invoice/src/app.module.js';
import { books as invoiceBooks } from '../../apps/invoice/src/books.js';
import { readConfig as readInvoiceConfig } from '../../apps/invoice/src/config.js';
import { projections as invoiceProjections } from '../../apps/invoice/src/projections.js';
import { AppModule as OrderModule } from '../../apps/order/src/app.module.js';
import { books as orderBooks } from '../../apps/order/src/books.js';
import { readConfig as readOrderConfig } from '../../apps/order/src/config.js';
import { projections as orderProjections } from '../../apps/order/src/projections.js';
import { AppModule as ShipmentModule } from '../../apps/shipment/src/app.module.js';
import { books as shipmentBooks } from '../../apps/shipment/src/books.js';
import { readConfig as readShipmentConfig } from '../../apps/shipment/src/config.js';
import { projections as shipmentProjections } from '../../apps/shipment/src/projections.js';

@Module({})
class ProcessModule {}

const environment = { LOG_LEVEL: 'silent', HTTP_PORT: '0' };

const [order, shipment, invoice] = [
  readOrderConfig(environment),
  readShipmentConfig(environment),
  readInvoiceConfig(environment),
];

const parts: Record<string, ServiceParts> = {
  order: { books: orderBooks, projections: orderProjections },
  shipment: { books: shipmentBooks, projections: shipmentProjections },
  invoice: { books: invoiceBooks, projections: invoiceProjections },
};

const services: [string, ServiceConfig, DynamicModule, string][] = [
  ['order', order, OrderModule.forRoot(order), 'shipment-dispatched'],
  ['shipment', shipment, ShipmentModule.forRoot(shipment), 'order-placed'],
  ['invoice', invoice, InvoiceModule.forRoot(invoice), 'order-placed'],
];

describe('the process of a service', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  it.each(services)('is put together before any server is asked: %s', async (name, config, module, topic) => {
    const operations = OperationsModule.forRoot(
      { ...config, kafka: kafkaConnection(config, name) },
      parts[name] as ServiceParts,
    );
    app = await createService({ module: ProcessModule, imports: [module, operations] }, config);
    app.connectMicroservice<AsyncMicroserviceOptions>({
      inject: [KafkaEventsStrategy],
      useFactory: (strategy: KafkaEventsStrategy) => ({ strategy }),
    });

    const [replay] = app.get(ReplayAdmin, { strict: false }).all;
    const groups = app.get(DeadLetterAdmin, { strict: false }).all.map(({ group }) => group);

    expect(groups).toEqual([name, `${name}-projector`]);
    expect(replay?.setup.handlers.get(topic)).toBeDefined();
  });
});
