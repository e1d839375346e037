import type { KafkaUser } from '../../port/index.js';
import { errorNamed, errorType } from './error-type.js';

/**
 * Describes an error by which the broker refuses a user, or an action of that user; undefined for all other
 * errors.
 */
export function refusalOf(error: unknown, { username }: KafkaUser): string | undefined {
  // kafkajs uses the same name when a connection breaks during a login, so the text must include kafkajs's
  // own words.
  const login = errorNamed('KafkaJSSASLAuthenticationError', error);
  if (login) return `Kafka does not accept user ${username}: ${login.message}`;
  // kafkajs reports no more than this about a group without the right.
  if (errorNamed('KafkaJSGroupCoordinatorNotFound', error)) {
    return `Kafka does not let user ${username} into the group, or its coordinator is away`;
  }
  const type = errorType(error);
  return type?.endsWith('_AUTHORIZATION_FAILED')
    ? `Kafka does not allow it to user ${username}: ${type}`
    : undefined;
}
