import type { Delivery } from './delivery.js';
import type { Step } from './step.js';

/** A delivery, and what is to be told of it. */
export interface Task {
  delivery: Delivery;
  step: Step;
}
