import { pageLimit } from '@shop/http';
import { z } from 'zod';
import { BoardEntry } from './dispatch-board.response.js';

export const ListBoardRequest = z.strictObject({
  status: BoardEntry.shape.status.optional(),
  limit: pageLimit(20),
  cursor: z.uuid().optional().meta({ description: 'The `nextCursor` of the previous page' }),
});
export type ListBoardRequest = z.output<typeof ListBoardRequest>;
