import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, Transport, type KafkaOptions } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { kafkaConnection } from '@shop/testing';
import { Facts, KAFKA, POOL } from './facts.js';
import { InvoiceController } from './invoice.controller.js';
import { OrderController } from './order.controller.js';
import { ShipmentController } from './shipment.controller.js';

/**
 * A service built only with the parts of Nest: it writes a row and then sends a message, without outbox, log
 * of processed events or read model. A failure between the two loses the message, and a repeated message has
 * its effect twice.
 */
const controllers: Record<string, Type> = {
  order: OrderController,
  shipment: ShipmentController,
  invoice: InvoiceController,
};

const [name = '', port = '', databaseUrl = ''] = process.argv.slice(2);
const { brokers, user } = kafkaConnection();
const client = { clientId: name, brokers, sasl: { mechanism: 'scram-sha-512', ...user } as const };

@Module({
  controllers: [controllers[name] ?? OrderController],
  providers: [
    Facts,
    { provide: KAFKA, useValue: new ClientKafka({ client, producerOnlyMode: true }) },
    { provide: POOL, useValue: new Pool({ connectionString: databaseUrl }) },
  ],
})
class PlainModule {}

const app = await NestFactory.create(PlainModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
app.connectMicroservice<KafkaOptions>({
  transport: Transport.KAFKA,
  options: { client, consumer: { groupId: `plain-${name}` }, subscribe: { fromBeginning: true } },
});
await app.startAllMicroservices();
await app.listen(Number(port), '127.0.0.1');
