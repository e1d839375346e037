/** A right of a user: an access control entry of Kafka. Kafka refuses everything that no rule allows. */
export interface AccessRule {
  /** Such as `User:order`. */
  principal: string;
  permission: 'allow' | 'deny';
  /** For example `read` or `write`. Both also let the user see that the thing exists. */
  operation: string;
  /** Such as `topic` or `group`. */
  resource: string;
  name: string;
  /** Whether the name is exact, or the beginning of names. */
  pattern: 'literal' | 'prefixed';
  /** The client's host. `*` is any. */
  host: string;
}

/**
 * Reads and changes the access rules of a cluster. Its user must have that right: an operator, never a
 * service.
 */
export interface AccessAdmin {
  connect(): Promise<void>;
  /** All existing rules. */
  list(): Promise<AccessRule[]>;
  /** An existing rule is no error. */
  add(rules: readonly AccessRule[]): Promise<void>;
  /** A missing rule is no error. */
  remove(rules: readonly AccessRule[]): Promise<void>;
  close(): Promise<void>;
}
