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

/** The change concerns data of another environment. Nothing was changed. */
export class WrongEnvironmentError extends Error {
  readonly code = 'WRONG_ENVIRONMENT';

  constructor(message: string) {
    super(message);
    this.name = 'WrongEnvironmentError';
  }
}
