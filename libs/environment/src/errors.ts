/** A group cannot be taken over: it has members, which have their effects in another database. */
export class GroupInUseError extends Error {
  readonly code = 'GROUP_IN_USE';

  constructor(group: string, members: number) {
    super(
      `Group ${group} has ${members} members, which have their effects in another database: stop them first`,
    );
    this.name = 'GroupInUseError';
  }
}
