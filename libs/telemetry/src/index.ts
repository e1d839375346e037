export * from './logger.js';
export * from './nest-logger.js';
export * from './story.js';
export * from './tracing/index.js';
