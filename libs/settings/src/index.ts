export * from './kafka-settings.js';
export * from './registry-settings.js';
export * from './settings.js';
