import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@shop/http';
import { EnvironmentCheck } from './environment-check.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const WORKS_ANYWHERE = Symbol('works anywhere');

/** Marks a request that a process may answer although it does not belong to its databases. */
export const WorksAnywhere = (): MethodDecorator => SetMetadata(WORKS_ANYWHERE, true);

/** Refuses changes while the process does not belong to its databases. */
@Injectable()
export class RefuseForeignChangesGuard implements CanActivate {
  constructor(private readonly environmentCheck: EnvironmentCheck) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || !this.environmentCheck.isForeign) return true;
    const { method } = context.switchToHttp().getRequest<{ method: string }>();
    if (READS.has(method)) return true;
    if (Reflect.getMetadata(WORKS_ANYWHERE, context.getHandler()) === true) return true;
    const detail = `This process does not belong to its databases: ${this.environmentCheck.problem}`;
    throw new Problem({ status: 503, code: 'WRONG_ENVIRONMENT', detail });
  }
}
