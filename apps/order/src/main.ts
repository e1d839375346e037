import { OperationsModule } from '@shop/operations';
import { runService } from '@shop/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';

await runService({
  readConfig: () => readConfig(process.env),
  module: (config) => AppModule.forRoot(config),
  operations: (config) => OperationsModule.forRoot(config),
});
