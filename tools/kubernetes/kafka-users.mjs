import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const header = `# Made by \`npm run services:generate\` from the catalogue: do not edit.
# The Kafka users of the services, for Strimzi. Its user operator deletes every rule that a user's resource does not name, so the rules that
# \`shop access apply\` makes stand here as well.
`;

/**
 * Writes `kafka-users.yaml`: a KafkaUser for each service, with the access rules that the catalogue gives it.
 * @param {string} folder
 */
export async function generateKafkaUsers(folder) {
  const { accessRules } = await import('../../dist/apps/shop/src/access/access-rules.js');
  const users = Map.groupBy(accessRules(), ({ principal }) => principal.replace('User:', ''));
  const documents = [...users].map(([name, rules]) => stringify(kafkaUser(name, rules), { lineWidth: 0 }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kafka-users.yaml'), header + documents.join('---\n'));
}

function kafkaUser(name, rules) {
  const byResource = Map.groupBy(rules, (rule) => `${rule.resource} ${rule.pattern} ${rule.name}`);
  return {
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaUser',
    metadata: { name, namespace: 'shop', labels: { 'strimzi.io/cluster': 'shop' } },
    spec: {
      authentication: { type: 'scram-sha-512' },
      authorization: { type: 'simple', acls: [...byResource.values()].map(acl) },
    },
  };
}

/** @param {import('../../libs/messaging/src/index.js').AccessRule[]} rules those of one resource */
function acl(rules) {
  const [{ resource: type, name, pattern }] = rules;
  // Kafka calls such a pattern PREFIXED, Strimzi calls it prefix.
  const resource = { type, name, patternType: pattern === 'prefixed' ? 'prefix' : 'literal' };
  return { resource, operations: rules.map(({ operation }) => (operation === 'read' ? 'Read' : 'Write')) };
}
