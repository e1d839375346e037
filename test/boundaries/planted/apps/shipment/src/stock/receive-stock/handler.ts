export const receive = 'receive';
