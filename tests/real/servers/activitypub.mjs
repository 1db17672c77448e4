// An ActivityPub server of one host, on the library Fedify. It shows what it is told:
//   node activitypub.mjs [ACTORS.json]            a first set of actors, by name
//   PUT /_control/actors/NAME  {actor as JSON}    add an actor, or put another state in its place
//   DELETE /_control/actors/NAME                  from now on this actor is gone (410)
// An actor: {type, name, summary, followers, following, posts: [oldest first]}; the two numbers are what it claims.
// A post: {id, text, at, edited, language, reply_to, boost_of, mentions, likes, shares, deleted}.
import { ready } from './loopback.mjs'

import { readFileSync } from 'node:fs'
import http from 'node:http'

import { createFederation, MemoryKvStore, Note } from '@fedify/fedify'

import { activity, actor, note, repliesPage, tombstone } from './activitypub-objects.mjs'

const PAGE = 10
const first = process.argv[2] ? JSON.parse(readFileSync(process.argv[2], 'utf8')) : {}
const actors = new Map(Object.entries(first))
const gone = new Set()

const postsOf = (name) => (actors.get(name)?.posts ?? []).filter((post) => !post.deleted)
const postNamed = (name, id) => actors.get(name)?.posts?.find((post) => post.id === id && !post.boost_of)

/** Where the answers to a post are; those of its own author apart, as they come first. */
function answersTo(context, name, id) {
  const asked = context.getObjectUri(Note, { name, id }).href
  const answers = { own: [], others: [] }
  for (const writer of actors.keys())
    for (const post of postsOf(writer).filter((post) => post.reply_to === asked))
      answers[writer === name ? 'own' : 'others'].push(context.getObjectUri(Note, { name: writer, id: post.id }))
  return answers
}

function page(items, cursor) {
  const start = Number(cursor)
  const next = start + PAGE < items.length ? String(start + PAGE) : null
  return { items: items.slice(start, start + PAGE), nextCursor: next }
}

const whenThere = (_, name) => (actors.has(name) ? '0' : null)
const nobodyNamed = (_, name) => (actors.has(name) ? { items: [] } : null)

const federation = createFederation({ kv: new MemoryKvStore() })
federation.setActorDispatcher('/users/{identifier}', (context, name) =>
  actors.has(name) ? actor(context, name, actors.get(name)) : null,
)
federation.setInboxListeners('/users/{identifier}/inbox')
federation.setObjectDispatcher(Note, '/users/{name}/posts/{id}', (context, { name, id }) => {
  const post = postNamed(name, id)
  if (!post) return null
  return post.deleted ? tombstone(context, name, post) : note(context, name, post, answersTo(context, name, id))
})
federation
  .setOutboxDispatcher('/users/{identifier}/outbox', (context, name, cursor) => {
    if (!actors.has(name)) return null
    const told = (post) => activity(context, name, post, answersTo(context, name, post.id))
    return page(postsOf(name).reverse().map(told), cursor)
  })
  .setCounter((_, name) => postsOf(name).length)
  .setFirstCursor(whenThere)
federation
  .setFollowersDispatcher('/users/{identifier}/followers', nobodyNamed) // how many is public, who is not
  .setCounter((_, name) => actors.get(name)?.followers ?? 0)
  .setFirstCursor(whenThere)
federation
  .setFollowingDispatcher('/users/{identifier}/following', nobodyNamed)
  .setCounter((_, name) => actors.get(name)?.following ?? 0)
  .setFirstCursor(whenThere)

/** The answers to a post after the first page: those of others, page by page. Fedify 1.5 has no place for this. */
async function repliesAnswer(request, name, id) {
  const context = federation.createContext(request, undefined)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? '0'
  if (!postNamed(name, id)) return new Response('', { status: 404 })
  const { items, nextCursor } = page(answersTo(context, name, id).others, cursor)
  const body = await repliesPage(context, name, id, items, cursor, nextCursor).toJsonLd(context)
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/activity+json' } })
}

function control(request, name, body) {
  if (request.method === 'PUT') actors.set(name, JSON.parse(body))
  if (request.method === 'DELETE' && actors.delete(name)) gone.add(name)
  return new Response(null, { status: 204 })
}

async function answer(request, body) {
  const [, first, name, below, id, last] = new URL(request.url).pathname.split('/')
  if (first === '_control') return control(request, below, body)
  if (first === 'users' && gone.has(name)) return new Response('', { status: 410 })
  if (last === 'replies') return repliesAnswer(request, name, id)
  const answered = await federation.fetch(request, { contextData: undefined })
  const deleted = below === 'posts' && postNamed(name, id)?.deleted
  return deleted ? new Response(answered.body, { status: 410, headers: answered.headers }) : answered
}

const server = http.createServer(async (incoming, outgoing) => {
  const body = Buffer.concat(await incoming.toArray()).toString()
  const asked = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers,
  })
  const given = await answer(asked, body).catch((reason) => new Response(String(reason.stack), { status: 500 }))
  outgoing.writeHead(given.status, Object.fromEntries(given.headers)).end(Buffer.from(await given.arrayBuffer()))
})
await new Promise((listening) => server.listen(0, listening))

ready({ address: `http://127.0.0.1:${server.address().port}` }, () => server.closeAllConnections())
