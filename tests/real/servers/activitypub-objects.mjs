// What an ActivityPub server says of an actor and its posts, in the forms that Mastodon uses.
import {
  Announce,
  Collection,
  CollectionPage,
  Create,
  Group,
  LanguageString,
  Mention,
  Note,
  Organization,
  Person,
  PUBLIC_COLLECTION,
  Service,
  Tombstone,
} from '@fedify/fedify'
import { Temporal } from '@js-temporal/polyfill'

const TYPES = { Group, Organization, Person, Service }

const moment = (text) => (text ? Temporal.Instant.from(text) : null)
const html = (text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`
const below = (place, path) => new URL(`${place.href}/${path}`)
const counted = (id, totalItems) => new Collection({ id, totalItems: totalItems ?? 0 })

export function actor(context, name, told) {
  return new (TYPES[told.type] ?? Person)({
    id: context.getActorUri(name),
    preferredUsername: name,
    name: told.name ?? name,
    summary: told.summary ? html(told.summary) : null,
    url: new URL(`/@${name}`, context.url),
    inbox: context.getInboxUri(name),
    outbox: context.getOutboxUri(name),
    followers: context.getFollowersUri(name),
    following: context.getFollowingUri(name),
    published: moment(told.since ?? '2022-11-01T00:00:00Z'),
  })
}

export function note(context, name, told, answers) {
  const id = context.getObjectUri(Note, { name, id: told.id })
  return new Note({
    id,
    attribution: context.getActorUri(name),
    ...content(told),
    published: moment(told.at),
    updated: moment(told.edited),
    url: new URL(`/@${name}/${told.id}`, context.url),
    replyTarget: told.reply_to ? new URL(told.reply_to) : null,
    tags: (told.mentions ?? []).map((href) => new Mention({ href: new URL(href), name: mentioned(href) })),
    to: PUBLIC_COLLECTION,
    cc: context.getFollowersUri(name),
    replies: replies(id, answers),
    likes: counted(below(id, 'likes'), told.likes),
    shares: counted(below(id, 'shares'), told.shares),
  })
}

export function activity(context, name, told, answers) {
  const id = below(context.getObjectUri(Note, { name, id: told.id }), 'activity')
  const common = { id, actor: context.getActorUri(name), published: moment(told.at), to: PUBLIC_COLLECTION }
  return told.boost_of
    ? new Announce({ ...common, object: new URL(told.boost_of) })
    : new Create({ ...common, object: note(context, name, told, answers) })
}

export function tombstone(context, name, told) {
  return new Tombstone({ id: context.getObjectUri(Note, { name, id: told.id }), deleted: moment(told.deleted) })
}

export function repliesPage(context, name, id, items, cursor, nextCursor) {
  const collection = below(context.getObjectUri(Note, { name, id }), 'replies')
  return new CollectionPage({
    id: cursorOf(collection, cursor),
    partOf: collection,
    items,
    next: nextCursor ? cursorOf(collection, nextCursor) : null,
  })
}

/** The author's own answers at once, those of others on the pages after. */
function replies(note, answers) {
  const collection = below(note, 'replies')
  const first = new CollectionPage({ partOf: collection, items: answers.own, next: cursorOf(collection, '0') })
  return new Collection({ id: collection, first })
}

function content(told) {
  const written = html(told.text)
  return { contents: told.language ? [written, new LanguageString(written, told.language)] : [written] }
}

function cursorOf(collection, cursor) {
  const place = new URL(collection)
  place.searchParams.set('cursor', cursor)
  return place
}

function mentioned(href) {
  const place = new URL(href)
  return `@${place.pathname.split('/').at(-1)}@${place.host}`
}
