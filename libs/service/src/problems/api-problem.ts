import { ApiResponse, type ApiResponseOptions, getSchemaPath } from '@nestjs/swagger';
import { ProblemDetails } from './problem-details.js';

/** Documents a problem an endpoint answers with: `@ApiProblem(404, 'There is no such order')`. */
export function ApiProblem(status: number, description: string): MethodDecorator & ClassDecorator {
  return ApiResponse(problemResponse(status, description));
}

export function problemResponse(status: number | 'default', description: string): ApiResponseOptions {
  const schema = { $ref: getSchemaPath(ProblemDetails) };
  return { status, description, content: { 'application/problem+json': { schema } } };
}
