import type { KafkaUser } from '../../port/index.js';
import { errorNamed, errorType } from './error-type.js';

/**
 * What to tell of an error by which the broker keeps a user out, or from something; undefined for all other
 * errors.
 */
export function refusalOf(error: unknown, { username }: KafkaUser): string | undefined {
  // kafkajs calls it that, too, when the connection is lost in the middle of a login: so its own words have
  // to be told.
  const login = errorNamed('KafkaJSSASLAuthenticationError', error);
  if (login) return `Kafka does not accept user ${username}: ${login.message}`;
  // All that kafkajs lets through of a group that is not allowed.
  if (errorNamed('KafkaJSGroupCoordinatorNotFound', error)) {
    return `Kafka does not let user ${username} into the group, or its coordinator is away`;
  }
  const type = errorType(error);
  return type?.endsWith('_AUTHORIZATION_FAILED')
    ? `Kafka does not allow it to user ${username}: ${type}`
    : undefined;
}
