import '@shop/runtime';
import { OperationsModule } from '@shop/operations';
import { runService } from '@shop/service';
import { AppModule } from './app.module.js';
import { books } from './books.js';
import { readConfig } from './config.js';
import { projections } from './projections.js';

await runService({
  readConfig: () => readConfig(process.env),
  module: (config) => AppModule.forRoot(config),
  operations: (config) => OperationsModule.forRoot(config, { books, projections }),
});
