import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** One wrong input: its path (`lines.0.quantity`), and the fault. */
export class FieldError {
  @ApiProperty({ example: 'lines.0.quantity' })
  readonly field!: string;

  @ApiProperty()
  readonly message!: string;
}

/** The body of every answer that is not a success. */
export class ProblemDetails {
  @ApiProperty({ example: 'urn:problem-type:validation-failed' })
  readonly type!: string;

  @ApiProperty({ example: 'Validation failed' })
  readonly title!: string;

  @ApiProperty({ example: 400 })
  readonly status!: number;

  @ApiProperty()
  readonly detail!: string;

  @ApiProperty({ description: 'The path that was asked for' })
  readonly instance!: string;

  @ApiProperty({ example: 'VALIDATION_FAILED', description: 'Stable: what a client may decide by' })
  readonly code!: string;

  @ApiProperty({ description: 'Names the request in the logs' })
  readonly correlationId!: string;

  @ApiPropertyOptional({ type: [FieldError] })
  readonly errors?: readonly FieldError[];
}
