import { afterEach, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy } from '@shop/messaging';
import { DeadLetterAdmin, OperationsModule, ReplayAdmin } from '@shop/operations';
import { createService, kafkaConnection, type ServiceConfig } from '@shop/service';
import { AppModule as InvoiceModule } from '../../apps/invoice/src/app.module.js';
import { readConfig as readInvoiceConfig } from '../../apps/invoice/src/config.js';
import { AppModule as OrderModule } from '../../apps/order/src/app.module.js';
import { readConfig as readOrderConfig } from '../../apps/order/src/config.js';
import { AppModule as ShipmentModule } from '../../apps/shipment/src/app.module.js';
import { readConfig as readShipmentConfig } from '../../apps/shipment/src/config.js';

@Module({})
class ProcessModule {}

const environment = { LOG_LEVEL: 'silent', HTTP_PORT: '0' };

const [order, shipment, invoice] = [
  readOrderConfig(environment),
  readShipmentConfig(environment),
  readInvoiceConfig(environment),
];

const services: [string, ServiceConfig, DynamicModule, string][] = [
  ['order', order, OrderModule.forRoot(order), 'shipment-dispatched'],
  ['shipment', shipment, ShipmentModule.forRoot(shipment), 'order-placed'],
  ['invoice', invoice, InvoiceModule.forRoot(invoice), 'order-placed'],
];

describe('the process of a service', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  it.each(services)('is put together before any server is asked: %s', async (name, config, module, topic) => {
    const operations = OperationsModule.forRoot({ ...config, kafka: kafkaConnection(config, name) });
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
