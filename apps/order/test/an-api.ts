import { createService } from '@shop/service';
import { Api, apiEnvironment, publishOwnSchemas } from '@shop/testing';
import { AppModule } from '../src/app.module.js';
import { readConfig } from '../src/config.js';

/** The service with its HTTP API only, so that a test decides which facts reach the view. */
export async function anApi(
  databases: { writeUrl: string; readUrl: string },
  environment: Record<string, string> = {},
): Promise<Api> {
  const config = readConfig({ ...apiEnvironment(databases), ...environment });
  await publishOwnSchemas('order');
  return Api.serve(await createService(AppModule.forRoot(config), config));
}
