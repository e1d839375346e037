export { DataSource } from 'typeorm';
export { database } from './index.js';
