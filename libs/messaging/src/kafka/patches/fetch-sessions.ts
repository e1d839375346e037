import Broker from 'kafkajs/src/broker/index.js';
import { FetchSession } from '../consume/fetch-session.js';

const { fetch } = Broker.prototype;
const sessions = new WeakMap<Broker, FetchSession>();

/**
 * kafkajs names all partitions in each fetch, and so does the broker in each answer. kafkajs knows the
 * session fields of request and answer, but never sets them. This patch does.
 */
Broker.prototype.fetch = async function (request) {
  const session = sessions.get(this) ?? new FetchSession();
  sessions.set(this, session);
  const { topics, ...ofSession } = session.next(request.topics);
  try {
    const answer = await fetch.call(withFields(this, ofSession), { ...request, topics });
    session.answered(answer);
    return answer;
  } catch (error) {
    session.restart();
    throw error;
  }
};

/** The broker, by which each request is encoded with these fields besides its own. */
function withFields(broker: Broker, fields: object): Broker {
  const lookupRequest: Broker['lookupRequest'] = (...key) => {
    const encode = broker.lookupRequest(...key);
    return (request) => encode({ ...request, ...fields });
  };
  return Object.create(broker, { lookupRequest: { value: lookupRequest } }) as Broker;
}
