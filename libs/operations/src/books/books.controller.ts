import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { Problem } from '@shop/http';
import { ApiLines, ApiOperation } from '../api-operation.js';
import { jsonLines } from '../json-lines.js';
import { Stopping } from '../stopping.js';
import { AboutRequest } from './about.request.js';
import { Books, type ShownView } from './books.js';
import { rawEvents } from './raw-events.js';

/** Shows an auditor the stored rows of the service, and the same rows folded from events. Changes nothing. */
@Controller('books')
export class BooksController {
  constructor(
    private readonly books: Books,
    private readonly stopping: Stopping,
  ) {}

  @Get()
  @ApiLines('Lists what the service keeps, for an audit')
  rows(): StreamableFile {
    return jsonLines(this.books.rows(), this.stopping.signal);
  }

  /** Changes nothing: it is a POST because a story may have many keys. */
  @Post('about')
  @HttpCode(200)
  @ApiOperation('Shows the rows of the read models about a story')
  about(
    @Body({ schema: AboutRequest }) { keys }: AboutRequest,
  ): Promise<{ views: ShownView[]; withoutBook: string[] }> {
    return this.books.about(keys);
  }

  /**
   * Takes lines of JSON, one for each event, in the order of its topic: there may be more of them than fit in
   * a body.
   */
  @Post('folded')
  @HttpCode(200)
  @ApiLines('Shows what the service makes of events that are sent as lines of JSON')
  folded(@Body() events: unknown): StreamableFile {
    if (!(events instanceof Readable)) {
      const detail =
        'Send lines of JSON, {"topic": "order-placed", "value": "<base64>"}, as application/x-ndjson';
      throw new Problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail });
    }
    return jsonLines(this.books.folded(rawEvents(events)), this.stopping.signal);
  }
}
