import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import type { DescMessage, Message, MessageShape } from '@bufbuild/protobuf';
import { subscribe } from '@shop/messaging';
import { groupOf, type Topic } from '@shop/topics';
import { forgetKeys } from './forget-keys.js';
import { projectChunk } from './project-chunk.js';
import type { ProjectionTransaction } from './projection-transaction.js';

export interface ProjectedTable {
  /**
   * The column with the time of the first fact of a row, if there is one. It identifies rows that are older
   * than the topics, so that they can be carried over when the topics have lost their facts.
   */
  began?: string;
}

/** The declaration of a projection, at its projector. */
export interface ProjectionOptions {
  /** Its name, of small letters, digits and hyphens. */
  name: string;
  /** The service that it belongs to, whose projectors keep it up to date. */
  service: string;
  /** All its tables, each with a primary key. The projector writes to no other. */
  tables: Readonly<Record<string, ProjectedTable>>;
}

/** A projection as its fillers need it: the live group and a rebuild. */
export interface Projection extends ProjectionOptions {
  /** The consumer group that keeps it up to date. */
  group: string;
  topics: readonly Topic[];
  /** Writes what the events of one topic say. */
  project(topic: string, events: readonly Message[], tx: ProjectionTransaction): Promise<void>;
  /** Whether it takes the tombstones of the topic. */
  forgets(topic: string): boolean;
  /** Writes that keys were removed from the topic. */
  forget(topic: string, keys: readonly string[], tx: ProjectionTransaction): Promise<void>;
}

/** A projector has nothing but its methods: no collaborator by which it could cause anything. */
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
 * Makes a method of a projector take the events of a topic: those of a chunk at once, in their order.
 *
 * Its statements must lead to the same rows however often events come and in whatever order those of
 * different topics do: upserts guarded by the version. Live they run in the transaction that records the
 * events as processed; what throws rolls back all of them.
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
 * Makes a method of a projector take the tombstones of a compacted topic, in their order with its events: the
 * keys that were removed. Its statements must lead to the same rows however often tombstones come.
 */
export function Forgets(topic: Topic): ForgetsDecorator {
  return (target, name) => {
    Reflect.defineMetadata(METHODS, [...methodsOf(target), { topic, name, takes: 'tombstones' }], target);
  };
}

/**
 * Makes a class the projector of a projection, which the service keeps up to date and which can be rebuilt
 * from the topics.
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
