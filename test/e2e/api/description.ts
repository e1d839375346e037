/** The parts of an OpenAPI document that the tests use. */
export interface Description {
  paths: Record<string, Record<string, Operation>>;
}

export interface Operation {
  operationId: string;
  parameters?: { name: string; examples?: object }[];
  requestBody?: { content: { 'application/json': { example?: object } } };
}
