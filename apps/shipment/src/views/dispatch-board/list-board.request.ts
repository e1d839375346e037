import { z } from 'zod';
import { BoardEntry } from './dispatch-board.response.js';

export const ListBoardRequest = z.strictObject({
  status: BoardEntry.shape.status.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().meta({ description: 'The nextCursor of the page before' }),
});
export type ListBoardRequest = z.output<typeof ListBoardRequest>;
