import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { groupsOf, type Topic } from '@shop/topics';

const ROOT = join(import.meta.dirname, '../..');

interface Subscription {
  file: string;
  service: string;
  group: string;
  topic: Topic;
}

/** The handlers in the code of the services. */
let subscriptions: Subscription[];
beforeAll(async () => {
  const found = await Promise.all(serviceNames.flatMap(filesWithHandlers).map(subscriptionsIn));
  subscriptions = found.flat();
});

describe('the subscriptions', () => {
  it('in the code are all in the catalogue', () => {
    const undeclared = subscriptions.filter(
      ({ group, topic }) => !topic.subscribers.some((subscriber) => subscriber.group === group),
    );
    expect(undeclared.map(adviceOn)).toEqual([]);
  });

  it('are of groups of the service itself', () => {
    const foreign = subscriptions.filter(({ service, group }) => !groupsOf(service).includes(group));
    expect(
      foreign.map(({ file, group }) => `${file} handles events for ${group}: use a group of its own`),
    ).toEqual([]);
  });

  it('in the catalogue are all in the code', () => {
    const handled = new Set(subscriptions.map(({ group, topic }) => `${group} ${topic.name}`));
    const idle = topicCatalogue.flatMap(({ name, subscribers }) =>
      subscribers
        .filter(({ group }) => !handled.has(`${group} ${name}`))
        .map(({ group }) => `${group} of ${name}`),
    );
    const advice = (what: string) =>
      `Nothing handles the subscription ${what}: write the handler, or take it out of the catalogue`;
    expect(idle.map(advice)).toEqual([]);
  });
});

function adviceOn({ file, group, topic }: Subscription): string {
  return (
    `${file} makes ${group} a reader of ${topic.name}, of which the catalogue knows nothing, so the broker will refuse it. ` +
    `Add its service and kind to the topic's subscribers in libs/contracts/src/${topic.owner}.topics.ts, ` +
    'so that its owner knows and access follows; or drop the handler.'
  );
}

function filesWithHandlers(service: string): string[] {
  return globSync(`apps/${service}/src/**/*.ts`, { cwd: ROOT }).filter((file) =>
    /^ *@(EventHandler|Projects)\(/m.test(readFileSync(join(ROOT, file), 'utf8')),
  );
}

async function subscriptionsIn(file: string): Promise<Subscription[]> {
  const exported = (await import(join(ROOT, file))) as Record<string, unknown>;
  const [, service = ''] = file.split('/');
  return Object.values(exported)
    .filter((each) => typeof each === 'function')
    .flatMap((Class) => handlersOf(Class.prototype as object))
    .map(({ group, topic }) => ({ file, service, group, topic }));
}

/** As Nest finds them. */
function handlersOf(prototype: object): Pick<Subscription, 'group' | 'topic'>[] {
  const members = Object.values(Object.getOwnPropertyDescriptors(prototype ?? {}));
  return members.flatMap(({ value }: PropertyDescriptor) => {
    const extras: unknown =
      typeof value === 'function' && Reflect.getMetadata(PATTERN_EXTRAS_METADATA, value);
    return extras ? [extras as Pick<Subscription, 'group' | 'topic'>] : [];
  });
}
