import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { addLogFields } from '@shop/telemetry';
import { ApiLines, ApiOperation } from '../api-operation.js';
import { tellLines } from '../tell-lines.js';
import { Stopping } from '../stopping.js';
import { Projections } from './projections.js';
import { abort, dropOld, type ProjectionStatus, type RebuildProgress } from './rebuild-status.js';
import type { RebuildStep } from './rebuild-step.js';
import { back, rebuildProjection, swap, type Work } from './rebuild-steps.js';
import { ProjectionRequest, RebuildRequest, SwapRequest } from './rebuild.request.js';

/**
 * Rebuilds the read models of a service in its own process, a step a line. A client that hangs up ends the
 * work. Finished work is in the database, and the next call goes on with it, in any process of the service.
 */
@Controller('projections')
export class ProjectionsController {
  constructor(
    private readonly projections: Projections,
    private readonly stopping: Stopping,
  ) {}

  @Get()
  @ApiOperation('Shows the projections, and which of them are being rebuilt')
  async list(): Promise<{ items: ProjectionStatus[] }> {
    return { items: await this.projections.list() };
  }

  @Get(':name')
  @ApiOperation('Shows how far a rebuild is', 'UNKNOWN_PROJECTION')
  status(@Param('name') name: string): Promise<ProjectionStatus & { rebuild?: RebuildProgress }> {
    return this.projections.status(name);
  }

  /** Fills it from the topics, compares it, and makes it live. */
  @Post(':name/rebuild')
  @HttpCode(200)
  @ApiLines('Fills a projection from the topics, compares it, and makes it live', 'UNKNOWN_PROJECTION')
  rebuild(
    @Param('name') name: string,
    @Body({ schema: RebuildRequest }) { by, ...options }: RebuildRequest,
  ): StreamableFile {
    return this.#work(name, by, (work) => rebuildProjection(work, options));
  }

  /** Makes a rebuilt one live. */
  @Post(':name/swap')
  @HttpCode(200)
  @ApiLines('Makes a rebuilt projection live', 'UNKNOWN_PROJECTION')
  swap(
    @Param('name') name: string,
    @Body({ schema: SwapRequest }) { by, ...options }: SwapRequest,
  ): StreamableFile {
    return this.#work(name, by, (work) => swap(work, options));
  }

  /** Makes the previous tables live again, with the newer facts. */
  @Post(':name/back')
  @HttpCode(200)
  @ApiLines('Makes the projection from before live again, with what came since', 'UNKNOWN_PROJECTION')
  back(
    @Param('name') name: string,
    @Body({ schema: ProjectionRequest }) { by }: ProjectionRequest,
  ): StreamableFile {
    return this.#work(name, by, back);
  }

  /** Drops the previous tables. */
  @Post(':name/drop-old')
  @HttpCode(200)
  @ApiLines('Drops the projection from before', 'UNKNOWN_PROJECTION')
  dropOld(
    @Param('name') name: string,
    @Body({ schema: ProjectionRequest }) { by }: ProjectionRequest,
  ): StreamableFile {
    return this.#work(name, by, ({ rebuild, tell }) => dropOld(rebuild, tell));
  }

  /** Ends a rebuild, wherever it runs, and drops what was rebuilt. */
  @Post(':name/abort')
  @HttpCode(200)
  @ApiLines('Ends a rebuild, wherever it runs, and drops what was rebuilt', 'UNKNOWN_PROJECTION')
  abort(
    @Param('name') name: string,
    @Body({ schema: ProjectionRequest }) { by: actor }: ProjectionRequest,
  ): StreamableFile {
    addLogFields({ projection: name, actor });
    this.projections.assertKnown(name);
    return tellLines<RebuildStep>(
      (tell) => this.projections.open(name, (rebuild) => abort(rebuild, tell)),
      this.stopping.signal,
    );
  }

  #work(name: string, actor: string, work: (work: Work) => Promise<void>): StreamableFile {
    addLogFields({ projection: name, actor });
    this.projections.assertKnown(name);
    return tellLines<RebuildStep>(
      (tell, signal) => this.projections.work(name, (rebuild) => work({ rebuild, tell, signal })),
      this.stopping.signal,
    );
  }
}
