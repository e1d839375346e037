import { headersSchema } from './headers-schema.mjs';

const KAFKA = { bindingVersion: '0.5.0' };

/**
 * The AsyncAPI document of a service: the events that it publishes, and those that each of its groups
 * receives.
 * @param {string} service
 * @param {readonly string[]} groups of the service
 * @param {import('./events.mjs').DocumentedEvent[]} events
 * @param {string} version
 */
export function asyncApiOf(service, groups, events, version) {
  const published = events.filter(({ topic }) => topic.owner === service);
  const received = groups.flatMap((group) =>
    events.flatMap((event) => {
      const subscriber = event.topic.subscribers.find((each) => each.group === group);
      return subscriber ? [{ event, subscriber }] : [];
    }),
  );
  const foreign = received.map(({ event }) => event).filter((event) => !published.includes(event));
  return {
    asyncapi: '3.1.0',
    info: {
      title: `The events of the ${service} service`,
      version,
      description: `What the ${service} service publishes and receives. The version is the release of the contracts.`,
    },
    defaultContentType: 'application/protobuf',
    servers: { local: localServer() },
    channels: { ...byTopic(published, channelOf), ...byTopic(foreign, channelOfOwner) },
    operations: Object.fromEntries([...published.map(sendOf), ...received.map(receiveOf)]),
    components: {
      messages: byTopic(published, messageOf),
      schemas: { headers: headersSchema },
      securitySchemes: { user: { type: 'scramSha512', description: 'Each service has a user of its own.' } },
    },
  };
}

function localServer() {
  return {
    host: '127.0.0.1:19092',
    protocol: 'kafka',
    description: 'The local stack.',
    security: [{ $ref: '#/components/securitySchemes/user' }],
    bindings: {
      kafka: {
        schemaRegistryUrl: 'http://127.0.0.1:18081/apis/ccompat/v7',
        schemaRegistryVendor: 'apicurio',
        ...KAFKA,
      },
    },
  };
}

function byTopic(events, describe) {
  return Object.fromEntries(events.map((event) => [event.topic.name, describe(event)]));
}

function channelOf({ topic, config }) {
  const { 'cleanup.policy': cleanup, ...limits } = config;
  const numbers = Object.fromEntries(
    Object.entries(limits)
      .filter(([name]) => /^(retention|delete\.retention)\./.test(name))
      .map(([name, value]) => [name, Number(value)]),
  );
  return {
    address: topic.name,
    messages: { [topic.name]: { $ref: `#/components/messages/${topic.name}` } },
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.partitions,
        topicConfiguration: { 'cleanup.policy': [cleanup], ...numbers },
        ...KAFKA,
      },
    },
  };
}

/** Refers to the document of the service that publishes the event. */
function channelOfOwner({ topic: { name, owner } }) {
  return { $ref: `./${owner}.asyncapi.yaml#/channels/${name}` };
}

function messageOf({ topic, message, comments, protoText, example }) {
  return {
    name: message.typeName,
    title: message.name,
    summary: comments.get(message.typeName),
    contentType: 'application/protobuf',
    headers: { $ref: '#/components/schemas/headers' },
    payload: { schemaFormat: 'application/vnd.google.protobuf;version=3', schema: protoText },
    bindings: {
      kafka: {
        key: { type: 'string', description: `${topic.keyField}. ${topic.whyThisKey}` },
        schemaIdLocation: 'payload',
        schemaIdPayloadEncoding: 'confluent',
        schemaLookupStrategy: 'TopicNameStrategy',
        ...KAFKA,
      },
    },
    examples: [
      { name: topic.name, summary: 'The message as JSON; on the wire it is Protobuf.', payload: example },
    ],
  };
}

function sendOf({ topic }) {
  return [
    `publish-${topic.name}`,
    { action: 'send', summary: `Publishes ${topic.name}.`, ...onChannel(topic) },
  ];
}

function receiveOf({ event: { topic }, subscriber: { group, why } }) {
  const bindings = { kafka: { groupId: { type: 'string', enum: [group] }, ...KAFKA } };
  return [
    `${group}-receives-${topic.name}`,
    { action: 'receive', summary: why, ...onChannel(topic), bindings },
  ];
}

function onChannel({ name }) {
  const channel = `#/channels/${name}`;
  return { channel: { $ref: channel }, messages: [{ $ref: `${channel}/messages/${name}` }] };
}
