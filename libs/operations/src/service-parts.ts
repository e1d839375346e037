import type { DeployedProjection } from '@shop/projection';
import type { ServiceBooks } from './books/service-books.js';

/** The parts that only the service itself can give. */
export interface ServiceParts {
  books: ServiceBooks;
  /** Its read models, each with what makes its tables. */
  projections: readonly DeployedProjection[];
}
