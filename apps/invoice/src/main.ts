import { runService } from '@shop/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';

await runService(
  () => readConfig(process.env),
  (config) => AppModule.forRoot(config),
);
