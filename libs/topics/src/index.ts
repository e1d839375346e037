export {
  CATALOGUE,
  groupsIn,
  topicsOfGroup,
  topicsOwnedBy,
  topicsReadBy,
  type Catalogue,
} from './catalogue.js';
export { assertComplete, IncompleteEventError } from './complete.js';
export { DAY_MS } from './day.js';
export { environmentNames, environments, type EnvironmentName } from './environments.js';
export { packageFolder } from './package-folder.js';
export { protoText } from './proto-text.js';
export { retentionProblems } from './retention-rules.js';
export { groupOf, groupsOf, sourceOf, type SubscriberKind, type Subscription } from './subscriber.js';
export { fromTimestamp } from './time.js';
export { aboutOf, AS_PRODUCED, defineTopic, topicConfig, type Topic, type TopicDefinition } from './topic.js';
