import { serviceNames, type ServiceName, topicCatalogue } from '@shop/contracts';
import { groupsOf, topicsOwnedBy, topicsReadBy } from '@shop/topics';
import { deadLetterTopic, retryTopic, type AccessRule } from '@shop/messaging';

/** The Kafka users whose rules we manage: each service has one, with its name. */
export function servicePrincipals(prefix = ''): ReadonlySet<string> {
  return new Set(serviceNames.map((service) => principalOf(prefix + service)));
}

/**
 * All rights of the services in Kafka, from the catalogue. A service writes the topics that it owns, reads
 * those that it subscribes to, joins its own groups, and reads and writes their retry and dead-letter topics.
 *
 * Nothing more is needed: the right to write or read a topic includes the right to see it, and the right to
 * write one includes an idempotent producer (KIP-679).
 *
 * @param prefix of the names of users, topics and groups in a shared cluster
 */
export function accessRules(prefix = ''): AccessRule[] {
  return serviceNames.flatMap(rulesOf).map((rule) => ({
    ...rule,
    principal: principalOf(prefix + rule.principal),
    name: prefix + rule.name,
  }));
}

function rulesOf(service: ServiceName): AccessRule[] {
  return [
    ...topicsOwnedBy(topicCatalogue, service).map(({ name }) => allow(service, 'write', 'topic', name)),
    ...topicsReadBy(topicCatalogue, service).map(({ name }) => allow(service, 'read', 'topic', name)),
    ...groupsOf(service).flatMap((group) => groupRules(service, group)),
  ];
}

/** Retry topics go by prefix, since their delays are a setting of the services. */
function groupRules(service: ServiceName, group: string): AccessRule[] {
  const retries = retryTopic(group, '');
  const deadLetters = deadLetterTopic(group);
  return [
    allow(service, 'read', 'group', group),
    allow(service, 'read', 'group', `${group}.`, 'prefixed'),
    allow(service, 'read', 'topic', retries, 'prefixed'),
    allow(service, 'write', 'topic', retries, 'prefixed'),
    allow(service, 'read', 'topic', deadLetters),
    allow(service, 'write', 'topic', deadLetters),
  ];
}

function allow(
  service: ServiceName,
  operation: 'read' | 'write',
  resource: 'topic' | 'group',
  name: string,
  pattern: AccessRule['pattern'] = 'literal',
): AccessRule {
  return { principal: service, permission: 'allow', operation, resource, name, pattern, host: '*' };
}

function principalOf(user: string): string {
  return `User:${user}`;
}
