/** The address of a cluster, and the user. */
export interface KafkaConnection {
  brokers: string[];
  clientId: string;
  /** The name decides what the client may do. */
  user: KafkaUser;
  /** Encrypts the connection. Without it everything but the password is readable on the way. */
  tls?: KafkaTls;
  log?: KafkaLog;
  /**
   * The limit for a request without an answer, in milliseconds. Then its connection is replaced. 15 seconds
   * by default.
   */
  answerWithinMs?: number;
  /**
   * The prefix of topics and groups in this cluster, so that other systems can share it. Code on this side of
   * the port uses names without it.
   */
  prefix?: string;
}

/** Authenticates by SASL/SCRAM-SHA-512. */
export interface KafkaUser {
  username: string;
  password: string;
}

/** Each in PEM. */
export interface KafkaTls {
  /** The authorities that may vouch for the broker. By default those that Node knows. */
  ca?: string;
  /** For a broker that asks clients for a certificate, and its private key. */
  cert?: string;
  key?: string;
}

/** The log for the client's own messages. */
export interface KafkaLog {
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}
