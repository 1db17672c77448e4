// A whole Bluesky network on loopback: directory (PLC), personal data server (PDS) and AppView, as its makers run it in
// their own tests. Needs DB_POSTGRES_URL (an empty PostgreSQL) and REDIS_HOST.
import { ready } from './loopback.mjs'

import http from 'node:http'

const { TestNetwork } = await import('@atproto/dev-env')

const network = await TestNetwork.create({
  dbPostgresSchema: 'network',
  pds: { hostname: 'localhost', rateLimitsEnabled: true, rateLimitBypassKey: process.env.BYPASS_KEY },
})

// GET anything: answers once the AppView has seen all that the PDS holds.
const settled = http.createServer(async (_, response) => {
  try {
    await network.processAll(120_000)
    response.writeHead(204).end()
  } catch (reason) {
    response.writeHead(500).end(String(reason))
  }
})
await new Promise((listening) => settled.listen(0, listening))

ready(
  {
    plc: network.plc.url,
    pds: network.pds.url,
    appview: network.bsky.url,
    settled: `http://localhost:${settled.address().port}`,
  },
  () => network.close(),
)
