import Decoder from 'kafkajs/src/protocol/decoder.js';
import response, {
  type AnsweredPartition,
  type AnsweredTopic,
} from 'kafkajs/src/protocol/requests/fetch/v11/response.js';
import { readBatches } from '../codecs/record-batches.js';

/** The method of kafkajs that this one replaces. */
export const replaced = response.decode;

/**
 * kafkajs gives up the whole answer for one unreadable batch, and fetches it again without end. It also does
 * not see a batch that compaction has emptied, so it never passes one at the end of a segment. Here only the
 * reading of batches differs from its own.
 */
response.decode = async (bytes) => {
  const decoder = new Decoder(bytes);
  return {
    throttleTime: 0,
    clientSideThrottleTime: decoder.readInt32(),
    errorCode: decoder.readInt16(),
    sessionId: decoder.readInt32(),
    responses: await decoder.readArrayAsync(readTopic),
  };
};

async function readTopic(decoder: Decoder): Promise<AnsweredTopic> {
  return {
    topicName: decoder.readString(),
    partitions: await decoder.readArrayAsync(readPartition),
  };
}

async function readPartition(decoder: Decoder): Promise<AnsweredPartition> {
  return {
    partition: decoder.readInt32(),
    errorCode: decoder.readInt16(),
    highWatermark: decoder.readInt64().toString(),
    lastStableOffset: decoder.readInt64().toString(),
    lastStartOffset: decoder.readInt64().toString(),
    abortedTransactions: decoder.readArray(readAbortedTransaction),
    preferredReadReplica: decoder.readInt32(),
    messages: await readBatches(readRecords(decoder)),
  };
}

function readAbortedTransaction(decoder: Decoder): { producerId: string; firstOffset: string } {
  return { producerId: decoder.readInt64().toString(), firstOffset: decoder.readInt64().toString() };
}

/** The bytes of the batches. Empty if there are none. */
function readRecords(decoder: Decoder): Buffer {
  const size = decoder.readInt32();
  return size > 0 ? decoder.readBytes(size) : Buffer.alloc(0);
}
