export { uuidv5 } from './uuidv5.js';
export { timeOfUuidv7, uuidv7 } from './uuidv7.js';
