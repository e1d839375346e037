/** A right of a user: an access control entry of Kafka. Kafka refuses everything that no rule allows. */
export interface AccessRule {
  /** As `User:order`. */
  principal: string;
  permission: 'allow' | 'deny';
  /** For example `read` or `write`. Both also let the user see that the thing exists. */
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
