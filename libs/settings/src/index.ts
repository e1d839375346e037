export * from './kafka-settings.js';
export * from './settings.js';
