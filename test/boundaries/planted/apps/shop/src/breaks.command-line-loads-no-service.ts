export { service } from '@shop/service';
