export { topics } from '@shop/topics';
export { database } from '@shop/database';
export { messaging } from '@shop/messaging';
export { outbox } from '@shop/outbox';
export { telemetry } from '@shop/telemetry';
export { Injectable } from '@nestjs/common';
