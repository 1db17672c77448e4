// To be imported first: whatever listens without saying where, listens on this machine only.
import dns from 'node:dns'
import net from 'node:net'

dns.setDefaultResultOrder('ipv4first') // "localhost" is written into identities; it has to be the same place
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...given) {
  const [where, ...rest] = given
  const portAlone = typeof where === 'number' && typeof rest[0] !== 'string'
  if (portAlone) return listen.call(this, { port: where, host: '127.0.0.1' }, ...rest)
  if (where?.port !== undefined && !where.host) return listen.call(this, { ...where, host: '127.0.0.1' }, ...rest)
  return listen.apply(this, given)
}

/** One line of JSON for whoever waits, and an orderly end when asked to stop. */
export function ready(addresses, close) {
  console.log(JSON.stringify(addresses))
  process.on('SIGTERM', async () => {
    setTimeout(() => process.exit(1), 10_000).unref() // an open connection never holds the end up for long
    await close()
    process.exit(0)
  })
}
