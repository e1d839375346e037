import type { Migration, QueryRunner } from '@shop/database';

/** The file and line of the first frame of the stack in a folder, or nothing. */
const frameIn = (folder: string): string =>
  `(regexp_match(error_stack, '\\n\\s+at (?![^\\n]*node_modules)[^\\n]*(${folder}/[^\\n:()]+:\\d+)'))[1]`;

/**
 * Names a failure by the class of the error and the place that threw it: the first frame of the stack in the
 * application, or else in one of our libraries. Two errors of one class in different places are two failures.
 */
export class NameFailures1700000000007 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table parked_event add column failure text generated always as (
        error_class || coalesce(' at ' || coalesce(${frameIn('apps')}, ${frameIn('libs')}), '')
      ) stored`);
  }
}
