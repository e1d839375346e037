export type RecordHeaders = Record<string, string | Buffer>;

export interface OutgoingRecord {
  topic: string;
  /** As text: see {@link keyText} and {@link textOfKey}. */
  key: string;
  value: Buffer | null;
  headers: RecordHeaders;
}

export interface IncomingRecord {
  topic: string;
  partition: number;
  /** As the broker writes it. To compute with it, see {@link positionAfter}. */
  offset: string;
  /** As text, from which `keyOfText` makes the bytes again. No other record without a key has the same. */
  key: string;
  value: Buffer | null;
  headers: RecordHeaders;
  /** The broker's time of the record, milliseconds since 1970. */
  timestamp: number;
}
