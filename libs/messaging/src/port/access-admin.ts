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

/**
 * Reads and changes the access rules of a cluster. The user has to be one who may: an operator, never a
 * service.
 */
export interface AccessAdmin {
  connect(): Promise<void>;
  /** All rules there are. */
  list(): Promise<AccessRule[]>;
  /** A rule that is there already is no error. */
  add(rules: readonly AccessRule[]): Promise<void>;
  /** A rule that is not there is no error. */
  remove(rules: readonly AccessRule[]): Promise<void>;
  close(): Promise<void>;
}
