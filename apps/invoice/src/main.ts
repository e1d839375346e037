import { startOperations } from '@shop/operations';
import { kafkaConnection, runService } from '@shop/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';

await runService(
  () => readConfig(process.env),
  (config) => AppModule.forRoot(config),
  (app, config, logger) =>
    startOperations(app, { ...config, kafka: kafkaConnection(config, config.name) }, logger),
);
