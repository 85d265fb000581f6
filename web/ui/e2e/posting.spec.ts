import { test } from '@playwright/test';
import { playRows } from './rows';
import { bringToRow, startServer, type Server } from './server';

const campaign = 'HP-2021-A';
const first = 17;
const last = 25;
let server: Server;

test.beforeAll(async () => {
  server = await startServer();
  await bringToRow(server, first - 1);
});
test.afterAll(async () => { await server.stop(); });

// Vetting, deliberation, posting and an objection, begun where the rows before them end.
test('who is selected is posted, objected to and cleared', async ({ page }, info) => {
  await playRows(page, info, { first, last, campaign, url: server.url });
});
