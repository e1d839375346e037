import kafkajs, { type AclEntry, type AclFilter } from 'kafkajs';
import type { AccessAdmin, AccessRule, KafkaConnection } from '../../port/index.js';
import { AdminSession } from './admin-session.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

export class KafkaAccessAdmin implements AccessAdmin {
  readonly #session: AdminSession;

  constructor(connection: KafkaConnection) {
    this.#session = new AdminSession(connection);
  }

  connect(): Promise<void> {
    return this.#session.connect();
  }

  async list(): Promise<AccessRule[]> {
    const { resources } = await this.#session.ask((admin) =>
      admin.describeAcls({
        resourceType: AclResourceTypes.ANY,
        resourcePatternType: ResourcePatternTypes.ANY,
        operation: AclOperationTypes.ANY,
        permissionType: AclPermissionTypes.ANY,
      }),
    );
    return resources.flatMap(({ acls, ...resource }) =>
      acls.map((acl) => fromKafka({ ...resource, ...acl })),
    );
  }

  async add(rules: readonly AccessRule[]): Promise<void> {
    const acl = rules.map(toKafka);
    if (acl.length > 0) await this.#session.ask((admin) => admin.createAcls({ acl }));
  }

  async remove(rules: readonly AccessRule[]): Promise<void> {
    const filters = rules.map((rule): AclFilter => toKafka(rule));
    if (filters.length > 0) await this.#session.ask((admin) => admin.deleteAcls({ filters }));
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

function toKafka(rule: AccessRule): AclEntry {
  return {
    principal: rule.principal,
    host: rule.host,
    permissionType: numberOf(AclPermissionTypes, rule.permission),
    operation: numberOf(AclOperationTypes, rule.operation),
    resourceType: numberOf(AclResourceTypes, rule.resource),
    resourceName: rule.name,
    resourcePatternType: numberOf(ResourcePatternTypes, rule.pattern),
  };
}

function fromKafka(entry: AclEntry): AccessRule {
  return {
    principal: entry.principal,
    host: entry.host,
    permission: nameOf(AclPermissionTypes, entry.permissionType) as AccessRule['permission'],
    operation: nameOf(AclOperationTypes, entry.operation),
    resource: nameOf(AclResourceTypes, entry.resourceType),
    name: entry.resourceName,
    pattern: nameOf(ResourcePatternTypes, entry.resourcePatternType) as AccessRule['pattern'],
  };
}

/** The enumerations of kafkajs are plain tables at run time: `{ READ: 3 }`. */
function numberOf<Enum extends number>(table: Readonly<Record<string, Enum | string>>, name: string): Enum {
  const found = table[name.toUpperCase()];
  if (typeof found !== 'number') throw new Error(`Kafka knows no ${name}`);
  return found;
}

function nameOf(table: object, number: number): string {
  const [name] = Object.entries(table).find(([, value]) => value === number) ?? [`UNKNOWN ${number}`];
  return name.toLowerCase();
}
