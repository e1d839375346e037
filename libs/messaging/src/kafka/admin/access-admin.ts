import kafkajs, { type AclEntry, type AclFilter } from 'kafkajs';
import { AdminConnection } from './admin-connection.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What a user may do with something: an access control entry of Kafka. What no rule allows is refused. */
export interface AccessRule {
  /** As `User:order`. */
  principal: string;
  permission: 'allow' | 'deny';
  /** As `read` or `write`; each of the two lets the user see that the thing is there, too. */
  operation: string;
  /** As `topic` or `group`. */
  resource: string;
  name: string;
  /** Whether the name is meant as it stands, or is what names begin with. */
  pattern: 'literal' | 'prefixed';
  /** From where; `*` is anywhere. */
  host: string;
}

/** Reads and changes the access rules of a cluster. The user has to be one who may: an operator, never a service. */
export class AccessAdmin extends AdminConnection {
  /** All rules there are. */
  async list(): Promise<AccessRule[]> {
    const { resources } = await this.admin.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    return resources.flatMap(({ acls, ...resource }) =>
      acls.map((acl) => fromKafka({ ...resource, ...acl })),
    );
  }

  /** A rule that is there already is no error. */
  async add(rules: readonly AccessRule[]): Promise<void> {
    if (rules.length > 0) await this.admin.createAcls({ acl: rules.map(toKafka) });
  }

  /** A rule that is not there is no error. */
  async remove(rules: readonly AccessRule[]): Promise<void> {
    const filters = rules.map((rule): AclFilter => toKafka(rule));
    if (filters.length > 0) await this.admin.deleteAcls({ filters });
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
