import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames, type ServiceName } from '@shop/contracts';
import { readConfig as readShopConfig } from '../../apps/shop/src/config.js';
import { BUILT_HERE, environmentOf, readComposeFile, type ComposeService } from './compose-file.js';
import { readLocalStack, standardPorts, type LocalStack } from './local-stack.js';
import { readConfigOf, serviceVariables, shopVariables } from './settings.js';

const { services } = readComposeFile();
const isBuiltHere = ({ image }: ComposeService) => image.startsWith(BUILT_HERE);
const appOf = ({ image }: ComposeService) =>
  image.slice(BUILT_HERE.length).replace(/:.*/, '') as ServiceName | 'shop';
const containers = Object.entries(services).filter(([, service]) => isBuiltHere(service));

describe('In docker-compose.yml', () => {
  let stack: LocalStack;

  beforeAll(async () => {
    stack = await readLocalStack();
  });

  it.each(containers)('%s sets every variable that is read, and no other', (_, container) => {
    const app = appOf(container);
    const read = app === 'shop' ? shopVariables() : serviceVariables(app);

    expect(Object.keys(container.environment ?? {}).toSorted()).toEqual(read);
  });

  it.each(containers)('%s has an environment that is accepted', (_, container) => {
    const app = appOf(container);
    const environment = environmentOf(container);

    expect(() =>
      app === 'shop' ? readShopConfig(environment) : readConfigOf(app, environment),
    ).not.toThrow();
  });

  it.each(serviceNames)('%s is told what it would assume itself, but where things are', (name) => {
    const { kafkaUsername, kafkaPassword, operationsPort, operationsToken, ...config } = readConfigOf(
      name,
      environmentOf(services[name] as ComposeService),
    );
    const isWhereabouts = (key: string) => /Hosts?$|Brokers$|Url$/.test(key);
    const told = Object.entries(config).filter(([key]) => !isWhereabouts(key));
    const assumed = Object.entries(readConfigOf(name, {})).filter(([key]) => !isWhereabouts(key));

    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(assumed));
    expect([kafkaUsername, kafkaPassword]).toEqual([name, name]);
    expect(operationsPort).toBe(config.httpPort + 10);
    expect(operationsToken).toBe('local-operations');
  });

  it.each(serviceNames)('%s may be called by that name', (name) => {
    const { allowedHosts } = readConfigOf(name, environmentOf(services[name] as ComposeService));

    expect(allowedHosts).toContain(name);
  });

  it.each(serviceNames)('%s has the accounts of the local stack', (name) => {
    const local = stack.serviceEnvironment(name, standardPorts(stack));

    expect(accountsIn(environmentOf(services[name] as ComposeService))).toEqual(accountsIn(local));
  });

  it('the command line has the accounts of the local stack', () => {
    const local = stack.toolEnvironment(standardPorts(stack));

    expect(accountsIn(environmentOf(services['shop'] as ComposeService))).toEqual(accountsIn(local));
  });
});

/** The accounts and names in the environment, without places: an address without host and port. */
function accountsIn(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  const addresses = ['REGISTRY_URL', 'WRITE_DATABASE_URL', 'READ_DATABASE_URL', 'POSTGRES_ADMIN_URL'];
  const passwords = ['KAFKA_PASSWORD', 'REGISTRY_PASSWORD'];
  const accounts = ['KAFKA_USERNAME', 'REGISTRY_USERNAME', ...passwords, ...addresses];
  const given = accounts.filter((variable) => environment[variable] !== undefined);
  return Object.fromEntries(
    given.map((variable) => [variable, environment[variable]?.replace(/(@|\/\/)[\w.]+:\d+\//, '$1…/')]),
  );
}
