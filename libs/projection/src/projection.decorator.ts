import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import type { DescMessage, Message, MessageShape } from '@bufbuild/protobuf';
import { subscribe } from '@shop/messaging';
import { groupOf, type Topic } from '@shop/topics';
import { forgetKeys } from './forget-keys.js';
import { projectChunk } from './project-chunk.js';
import type { ProjectionTransaction } from './projection-transaction.js';

interface ProjectedTable {
  /**
   * The column with the time of a row's first fact, if there is one. A rebuild uses it to carry over the rows
   * whose facts the topics may no longer hold.
   */
  began?: string;
}

/** The declaration of a projection, in the decorator of its projector. */
interface ProjectionOptions {
  /** Its name, of small letters, digits and hyphens. */
  name: string;
  /** The service that it belongs to. The projectors of this service keep it up to date. */
  service: string;
  /** All its tables, each with a primary key. The projector writes to no other. */
  tables: Readonly<Record<string, ProjectedTable>>;
}

/** A projection, as its live group and a rebuild fill it. */
export interface Projection extends ProjectionOptions {
  /** The consumer group that keeps it up to date. */
  group: string;
  topics: readonly Topic[];
  /** Writes what the events of one topic say. */
  project(topic: string, events: readonly Message[], tx: ProjectionTransaction): Promise<void>;
  /** Whether it takes the tombstones of the topic. */
  forgets(topic: string): boolean;
  /** Applies the removal of keys from the topic. */
  forget(topic: string, keys: readonly string[], tx: ProjectionTransaction): Promise<void>;
}

/** A projector gets no collaborators, so it cannot cause anything outside its tables. */
export type ProjectorClass = new () => object;

interface Method {
  topic: Topic;
  name: string;
  takes: 'events' | 'tombstones';
}

type Project<Event = Message, Result = void | Promise<void>> = (
  events: readonly Event[],
  tx: ProjectionTransaction,
) => Result;

type ProjectsDecorator<Schema extends DescMessage> = <Result extends void | Promise<void>>(
  target: object,
  name: string,
  method: TypedPropertyDescriptor<Project<MessageShape<Schema>, Result>>,
) => void;

const METHODS = Symbol('methods of a projector');
const OPTIONS = Symbol('options of a projection');

/**
 * Makes a method of a projector take the events of a topic: all events of a chunk at once, in their order.
 *
 * Its statements must lead to the same rows however often events come. The order between topics must not
 * matter either. Upserts guarded by the version do both. In the live group, the statements run in the
 * transaction that records the events as processed. An error rolls back all of them.
 */
export function Projects<Schema extends DescMessage>(topic: Topic<Schema>): ProjectsDecorator<Schema> {
  return (target, name) => {
    Reflect.defineMetadata(METHODS, [...methodsOf(target), { topic, name, takes: 'events' }], target);
  };
}

type ForgetsDecorator = <Result extends void | Promise<void>>(
  target: object,
  name: string,
  method: TypedPropertyDescriptor<Project<string, Result>>,
) => void;

/**
 * Makes a method of a projector take the tombstones of a compacted topic: the keys that were removed.
 * Tombstones and events keep their order. The statements of the method must lead to the same rows however
 * often tombstones come.
 */
export function Forgets(topic: Topic): ForgetsDecorator {
  return (target, name) => {
    Reflect.defineMetadata(METHODS, [...methodsOf(target), { topic, name, takes: 'tombstones' }], target);
  };
}

/**
 * Makes a class the projector of a projection. The service keeps the projection up to date, and a rebuild can
 * fill it again from the topics.
 */
export function Projection(options: ProjectionOptions) {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(options.name)) {
    throw new Error(`${options.name} is no name of a projection`);
  }
  return (target: ProjectorClass): void => {
    Reflect.defineMetadata(OPTIONS, options, target);
    Controller()(target);
    for (const { topic, name, takes } of methodsOf(target.prototype)) {
      const method = Object.getOwnPropertyDescriptor(target.prototype, name) ?? {};
      subscribe(target.prototype, name, method, {
        group: groupOf(options.service, 'projection'),
        topic,
        ordered: true,
        transaction: 'chunk',
        replayable: false,
        together: { name: options.name, handle: projectChunk },
        ...(takes === 'tombstones' && { tombstones: forgetKeys }),
      });
    }
  };
}

/** Reads the declaration of a class that is marked with `@Projection`. */
export function projectionOf(projector: ProjectorClass): Projection {
  const options = Reflect.getMetadata(OPTIONS, projector) as ProjectionOptions | undefined;
  if (!options) throw new Error(`${projector.name} is not marked with @Projection`);
  const instance = new projector() as Record<string, Project & Project<string>>;
  const methods = methodsOf(projector.prototype).filter(({ takes }) => takes === 'events');
  const forgetting = methodsOf(projector.prototype).filter(({ takes }) => takes === 'tombstones');
  const names = namesOf(methods);
  const forgetNames = namesOf(forgetting);
  return {
    ...options,
    group: groupOf(options.service, 'projection'),
    topics: methods.map(({ topic }) => topic),
    project: async (topic, events, tx) => {
      await instance[names.get(topic) ?? '']?.(events, tx);
    },
    forgets: (topic) => forgetNames.has(topic),
    forget: async (topic, keys, tx) => {
      await instance[forgetNames.get(topic) ?? '']?.(keys, tx);
    },
  };
}

function methodsOf(target: object): Method[] {
  return (Reflect.getMetadata(METHODS, target) as Method[] | undefined) ?? [];
}

function namesOf(methods: readonly Method[]): Map<string, string> {
  return new Map(methods.map(({ topic, name }) => [topic.name, name]));
}
