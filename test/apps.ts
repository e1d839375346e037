import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@shop/contracts';

const APPS = join(import.meta.dirname, '../apps');

/** The exports of a file of each service, by service: `config` is `apps/<service>/src/config.ts`. */
export async function ofEachService<Exported>(file: string): Promise<Record<ServiceName, Exported>> {
  const modules = serviceNames.map(async (name) => {
    const module = (await import(join(APPS, name, 'src', `${file}.ts`))) as Exported;
    return [name, module] as const;
  });
  return Object.fromEntries(await Promise.all(modules)) as Record<ServiceName, Exported>;
}
