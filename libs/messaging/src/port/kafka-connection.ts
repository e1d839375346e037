/** How to reach a cluster, and as whom. */
export interface KafkaConnection {
  brokers: string[];
  clientId: string;
  /** The name decides what the client may do. */
  user: KafkaUser;
  /** Encrypts the connection; without it everything but the password can be read on the way. */
  tls?: KafkaTls;
  log?: KafkaLog;
  /**
   * How long a request may be without an answer, in milliseconds, before its connection is given up and a new
   * one is made; 15 seconds if not given.
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
  /** The authorities that may vouch for the broker; by default those that Node knows. */
  ca?: string;
  /** For a broker that asks clients for a certificate, and its private key. */
  cert?: string;
  key?: string;
}

/** Where the client's own messages go. */
export interface KafkaLog {
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}
