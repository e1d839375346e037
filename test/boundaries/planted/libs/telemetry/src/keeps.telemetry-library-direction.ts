export { telemetry } from './index.js';
export { hostname } from 'node:os';
