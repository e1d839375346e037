import { Controller, Get, Param } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import { text } from '@shop/http';

interface LentBook {
  title: string;
  dueAt: Date;
}

@Controller('readers')
export class LentBooksController {
  constructor(private readonly database: ReadDatabase) {}

  /** A reader who never took a book has none. */
  @Get(':reader/books')
  async list(@Param('reader', { schema: text(100) }) reader: string): Promise<{ books: LentBook[] }> {
    const books = await this.database.query<LentBook>(
      'select title, due_at as "dueAt" from lent_book where reader = $1 order by due_at, loan_id',
      [reader],
    );
    return { books };
  }
}
