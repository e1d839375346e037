export { eventually } from './eventually.js';
export { uniqueName } from './names.js';
export { stackAddresses, type StackAddresses } from './stack.js';
export { createTestDatabase, type TestDatabaseOptions } from './test-database.js';
export { createTestTopic, readTopics, withAdmin, type TestTopicOptions } from './topics.js';
