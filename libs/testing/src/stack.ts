import { SchemaRegistry, type KafkaConnection } from '@shop/messaging';

export interface StackAddresses {
  brokers: string[];
  registryUrl: string;
  /** Its user may create databases. */
  postgresAdminUrl: string;
}

/** The addresses of this test run's stack. `npm test` starts it and sets them in the environment. */
export function stackAddresses(): StackAddresses {
  return {
    brokers: required('KAFKA_BROKERS').split(','),
    registryUrl: required('REGISTRY_URL'),
    postgresAdminUrl: required('POSTGRES_ADMIN_URL'),
  };
}

/**
 * The connection of tests to Kafka: by default as the user who may do everything. On the local stack
 * passwords are names.
 */
export function kafkaConnection(
  changes: { brokers?: string[] | undefined; username?: string } = {},
): KafkaConnection {
  const { brokers = stackAddresses().brokers, username = 'operations' } = changes;
  return { brokers, clientId: 'test', user: { username, password: username } };
}

/** The registry of the stack, with the right to write. */
export function registryOfStack(prefix = ''): SchemaRegistry {
  const user = { username: 'operations', password: 'operations' };
  return new SchemaRegistry({ url: stackAddresses().registryUrl, user, prefix });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests by npm test, which starts what they need`);
  return value;
}
