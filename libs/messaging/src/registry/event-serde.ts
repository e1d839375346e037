import {
  create,
  fromBinary,
  toBinary,
  type DescMessage,
  type MessageInitShape,
  type MessageShape,
} from '@bufbuild/protobuf';
import { assertComplete, protoText, type Topic } from '@shop/topics';
import { SchemaNotPublishedError, UndecodableEventError, UnencodableEventError } from '../errors.js';
import { KnownSchemas } from './known-schemas.js';
import type { SchemaRegistry } from './schema-registry.js';
import { subjectOf } from './subject.js';
import { decodeFrame, encodePrefix, messageIndexesOf } from './wire-format.js';

/**
 * Events to bytes and back, in the registry's wire format.
 *
 * Decodes with our own generated schema, not with the writer's as the registry's library does: fields that an
 * older writer did not know have their defaults, and those that a newer one added are kept. It never
 * registers a schema.
 */
export class EventSerde {
  readonly #prefixes = new Map<string, Buffer>();
  readonly #known: KnownSchemas;

  constructor(
    readonly registry: SchemaRegistry,
    /** The text that a schema was registered with: override it for a schema that is in no file. */
    readonly textOf: (topic: Topic) => string = protoText,
  ) {
    this.#known = new KnownSchemas(registry);
  }

  /**
   * Asks the registry for all that is needed later: the ids under which `produced` are written, and those
   * under which `consumed` may have been. From then on the registry may be down, until an event comes with an
   * id that is newer than this.
   *
   * @throws SchemaNotPublishedError naming all that are missing, RegistryUnavailableError
   */
  async warmUp(produced: readonly Topic[], consumed: readonly Topic[] = []): Promise<void> {
    const missing: string[] = [];
    for (const topic of produced) if (!(await this.#learnPrefix(topic))) missing.push(topic.name);
    if (missing.length > 0) {
      throw new SchemaNotPublishedError(
        `The registry does not have our schemas of ${missing.join(', ')}: publish them first, as a step of the deployment`,
      );
    }
    for (const topic of consumed) await this.#known.learn(topic);
  }

  /**
   * Synchronous, to be called within a transaction without holding it up. The topic must have been warmed up.
   *
   * @throws UnencodableEventError, IncompleteEventError when the event does not fit its schema
   */
  serialize<Schema extends DescMessage>(topic: Topic<Schema>, init: MessageInitShape<Schema>): Buffer {
    const prefix = this.#prefixes.get(topic.name);
    if (!prefix) throw new SchemaNotPublishedError(`The schema of ${topic.name} was not looked up at start`);
    const message = create(topic.schema, init);
    assertComplete(topic.schema, message);
    try {
      return Buffer.concat([prefix, toBinary(topic.schema, message)]);
    } catch (cause) {
      throw new UnencodableEventError(`An event does not fit ${topic.schema.typeName}: ${String(cause)}`, {
        cause,
      });
    }
  }

  /**
   * A promise only when it has to ask the registry.
   *
   * @throws UndecodableEventError when the value is not an event of this topic, RegistryUnavailableError when
   * only the registry would know
   */
  deserialize<Schema extends DescMessage>(
    topic: Topic<Schema>,
    value: Buffer | null,
  ): MessageShape<Schema> | Promise<MessageShape<Schema>> {
    if (!value) throw new UndecodableEventError(`A record of ${topic.name} has no value`);
    const { schemaId, messageIndexes, payload } = decodeFrame(value);
    const expected = messageIndexesOf(topic.schema);
    if (messageIndexes.join() !== expected.join()) {
      throw new UndecodableEventError(
        `Message ${messageIndexes.join('.')} of its schema is not ${topic.schema.typeName}`,
      );
    }
    if (this.#known.has(topic, schemaId)) return decode(topic.schema, payload);
    return this.#known.expect(topic, schemaId).then(() => decode(topic.schema, payload));
  }

  /** Whether the registry has the schema, to the letter. */
  async #learnPrefix(topic: Topic): Promise<boolean> {
    const id = await this.registry.findId(subjectOf(topic), this.textOf(topic));
    if (id !== undefined) this.#prefixes.set(topic.name, encodePrefix(id, messageIndexesOf(topic.schema)));
    return id !== undefined;
  }
}

function decode<Schema extends DescMessage>(schema: Schema, payload: Uint8Array): MessageShape<Schema> {
  try {
    return fromBinary(schema, payload);
  } catch (cause) {
    throw new UndecodableEventError(`The bytes are no ${schema.typeName}: ${String(cause)}`, { cause });
  }
}
