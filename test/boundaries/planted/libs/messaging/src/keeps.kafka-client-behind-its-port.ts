export { client } from './kafka-client.js';
