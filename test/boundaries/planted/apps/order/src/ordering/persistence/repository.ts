export const repository = 'repository';
