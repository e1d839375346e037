import { z } from 'zod';
import { Actor, Reason } from '../decision.request.js';

export const MoveRequest = z.strictObject({ by: Actor, reason: Reason });
export type MoveRequest = z.output<typeof MoveRequest>;
