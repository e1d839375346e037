import { identifier } from '@shop/service';

export const Sku = identifier('._-');
