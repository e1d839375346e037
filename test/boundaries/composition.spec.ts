import { afterEach, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy } from '@shop/messaging';
import { DeadLetterAdmin, OperationsModule, ReplayAdmin, type ServiceParts } from '@shop/operations';
import { createService, kafkaConnection, type Environment, type ServiceConfig } from '@shop/service';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { groupsOf, topicsOfGroup } from '@shop/topics';
import { ofEachService } from '../apps.js';

@Module({})
class ProcessModule {}

const environment = { LOG_LEVEL: 'silent', HTTP_PORT: '0' };

const modules = await ofEachService<{ AppModule: { forRoot(config: ServiceConfig): DynamicModule } }>(
  'app.module',
);
const configs = await ofEachService<{ readConfig(environment: Environment): ServiceConfig }>('config');
const books = await ofEachService<Pick<ServiceParts, 'books'>>('books');
const projections = await ofEachService<Pick<ServiceParts, 'projections'>>('projections');

describe('the process of a service', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  it.each(serviceNames)('is put together before any server is asked: %s', async (name) => {
    const config = configs[name].readConfig(environment);
    const operations = OperationsModule.forRoot(
      { ...config, kafka: kafkaConnection(config, name) },
      { books: books[name].books, projections: projections[name].projections },
    );
    const module = modules[name].AppModule.forRoot(config);
    app = await createService({ module: ProcessModule, imports: [module, operations] }, config);
    app.connectMicroservice<AsyncMicroserviceOptions>({
      inject: [KafkaEventsStrategy],
      useFactory: (strategy: KafkaEventsStrategy) => ({ strategy }),
    });

    const replayed = app
      .get(ReplayAdmin, { strict: false })
      .all.flatMap(({ setup }) => [...setup.handlers.keys()]);
    const groups = app.get(DeadLetterAdmin, { strict: false }).all.map(({ group }) => group);
    const reactedTo = topicsOfGroup(topicCatalogue, name).map(({ name: topic }) => topic);

    expect(groups).toEqual(groupsOf(name).filter((group) => topicsOfGroup(topicCatalogue, group).length > 0));
    expect(replayed.toSorted()).toEqual(reactedTo.toSorted());
  });
});
