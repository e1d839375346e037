/** The internals of kafkajs that the patches use. Its own types cover its surface only. */

declare module 'kafkajs/src/network/requestQueue/index.js' {
  /** The requests of one connection. */
  export default class RequestQueue {
    constructor(options: {
      requestTimeout: number;
      enforceRequestTimeout: boolean;
      logger: { debug(message: string): void };
      isConnected(): boolean;
    });
    /** Requests that a quota of the broker holds back. */
    readonly pending: readonly unknown[];
    readonly inflight: ReadonlyMap<number, SentRequest>;
    requestTimeoutIntervalId: NodeJS.Timeout | undefined;
    /** Until when a quota holds requests back, in milliseconds since 1970. */
    throttledUntil: number;

    push(request: { entry: object; expectResponse: boolean; sendRequest(): void }): void;
    fulfillRequest(response: { correlationId: number; payload: unknown; size: number }): void;
    maybeThrottle: (this: RequestQueue, milliseconds: number | null) => void;
    canSendSocketRequestImmediately: (this: RequestQueue) => boolean;
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
    scheduleRequestTimeoutCheck: (this: RequestQueue) => void;
    isConnected(): boolean;
    destroy(): void;
  }

  interface SentRequest {
    requestTimeout: number;
    timeoutRequest(): void;
  }
}

declare module 'kafkajs/src/cluster/brokerPool.js' {
  /** The brokers of a client, and what they have said about its topics. */
  export default class BrokerPool {
    constructor(options: {
      connectionPoolBuilder: object;
      logger: { namespace(name: string): object };
      metadataMaxAge: number;
    });
    metadata: { topicMetadata: { topic: string }[] } | null;
    readonly metadataMaxAge: number;
    /** In milliseconds since 1970. Null when it has to be asked for again. */
    metadataExpireAt: number | null;
    refreshMetadata(topics: string[]): Promise<void>;
    refreshMetadataIfNecessary: (this: BrokerPool, topics: string[]) => Promise<void>;
  }
}

declare module 'kafkajs/src/broker/index.js' {
  /** One broker, and the connection to it of one client. */
  export default class Broker {
    /** Finds a request in the newest version that client and broker know. */
    lookupRequest: (apiKey: number, versions: object) => (request: object) => object;
    fetch: (this: Broker, request: FetchRequest) => Promise<FetchAnswer>;
  }

  interface FetchRequest {
    topics: { topic: string; partitions: { partition: number; fetchOffset: string; maxBytes: number }[] }[];
  }

  /** Without a session in versions of the protocol that know none. */
  interface FetchAnswer {
    sessionId?: number;
    errorCode?: number;
    responses: object[];
  }
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  /** One membership of a group, and its fetches: a loop of them for each broker. */
  export default class ConsumerGroup {
    /** The consumer's `maxWaitTimeInMs`. */
    maxWaitTime: unknown;
    cluster: {
      fetchTopicsOffset(
        topics: { topic: string; partitions: { partition: number }[]; fromBeginning: boolean }[],
      ): Promise<{ topic: string; partitions: { partition: number; offset: string }[] }[]>;
    };
    offsetManager: { nextOffset(topic: string, partition: number): { toString(): string } };
    fetch: (this: ConsumerGroup, nodeId: string) => Promise<object[]>;
    /** When the last heartbeat was answered, in milliseconds since 1970. */
    lastRequest: number;
    heartbeat: (this: ConsumerGroup, options: { interval: number }) => Promise<void>;
    joinAndSync: (this: ConsumerGroup) => Promise<void>;
    recoverFromOffsetOutOfRange: (
      this: ConsumerGroup,
      error: { topic: string; partition: number },
    ) => Promise<void>;
  }
}

declare module 'kafkajs/src/protocol/decoder.js' {
  /** Reads an answer, field by field. */
  export default class Decoder {
    constructor(bytes: Buffer);
    readInt16(): number;
    readInt32(): number;
    readInt64(): { toString(): string };
    readString(): string;
    readBytes(size: number): Buffer;
    readArray<T>(read: (decoder: Decoder) => T): T[];
    readArrayAsync<T>(read: (decoder: Decoder) => Promise<T>): Promise<T[]>;
  }
}

declare module 'kafkajs/src/protocol/recordBatch/v0/decoder.js' {
  import type { KafkaMessage } from 'kafkajs';
  import type Decoder from 'kafkajs/src/protocol/decoder.js';

  export type Message = Omit<KafkaMessage, 'size'> & {
    magicByte: number;
    isControlRecord: boolean;
    /** Decides, with the list of aborted transactions, whether the record was taken back. */
    batchContext: { producerId: string; inTransaction: boolean };
  };

  export default function decodeBatch(decoder: Decoder): Promise<{ records: Message[] }>;
}

declare module 'kafkajs/src/protocol/requests/fetch/v11/response.js' {
  import type { Message } from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';

  export interface AnsweredTopic {
    topicName: string;
    partitions: AnsweredPartition[];
  }

  export interface AnsweredPartition {
    partition: number;
    errorCode: number;
    highWatermark: string;
    lastStableOffset: string;
    lastStartOffset: string;
    abortedTransactions: { producerId: string; firstOffset: string }[];
    preferredReadReplica: number;
    messages: Message[];
  }

  /** The answer to a fetch, in the newest version that kafkajs knows. */
  const response: { decode: (bytes: Buffer) => Promise<object> };
  export default response;
}
