export { telemetry } from './index.js';
