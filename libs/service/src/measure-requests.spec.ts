import { afterEach, describe, it } from '@jest/globals';
import { Controller, Get, Param } from '@nestjs/common';
import { eventually, metricValue } from '@shop/testing';
import { startDemo } from '../test/demo-service.js';

@Controller('things')
class ThingsController {
  @Get(':id')
  show(@Param('id') id: string): { id: string } {
    return { id };
  }
}

let close: () => Promise<void>;
afterEach(() => close());

describe('The metrics of a service', () => {
  it('name requests by the template of their route', async () => {
    const demo = await startDemo({ controllers: [ThingsController] });
    close = () => demo.app.close();
    for (const path of ['/things/1', '/things/2', '/nowhere/3', '/nowhere/4']) {
      await fetch(`${demo.url}${path}`);
    }
    const count = (labels: Record<string, string>) =>
      metricValue('http_server_request_duration_seconds_count', labels);
    const things = { method: 'GET', route: '/things/:id', status: '200' };
    for (const labels of [things, { method: 'GET', route: 'none', status: '404' }]) {
      await eventually(() => count(labels), 2, `the requests to ${labels.route} were not counted`);
    }
  });
});
