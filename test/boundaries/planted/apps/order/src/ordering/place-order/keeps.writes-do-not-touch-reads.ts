export { repository } from '../persistence/repository.js';
