import './node-version.js';

export { version } from './version.js';
