import type { KafkaUser } from './client.js';
import { errorType } from './error-type.js';

/** What to tell of an error by which the broker keeps a user out, or from something; undefined for all other errors. */
export function refusalOf(error: unknown, { username }: KafkaUser): string | undefined {
  const failedLogin = loginFailure(error);
  if (failedLogin !== undefined) return `Kafka does not accept user ${username}: ${failedLogin}`;
  const type = errorType(error);
  return type?.endsWith('_AUTHORIZATION_FAILED')
    ? `Kafka does not allow it to user ${username}: ${type}`
    : undefined;
}

/** Also for a connection lost in the middle of a login, since kafkajs makes no difference: so its own words have to be told. */
function loginFailure(error: unknown): string | undefined {
  const { name, message, cause } = (error ?? {}) as { name?: string; message?: string; cause?: unknown };
  if (name === 'KafkaJSSASLAuthenticationError') return message;
  return cause === undefined ? undefined : loginFailure(cause);
}
