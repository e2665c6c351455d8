/** Calls a served app as its page does, over loopback HTTP with the token of its link. */

import { type Call, connect } from '../../src/api/client';

export function callsTo(url: string): Call {
  const { origin, hash } = new URL(url);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${hash.slice('#token='.length)}`, origin };
  return connect(async (body) => (await fetch(`${origin}/call`, { method: 'POST', headers, body })).text());
}
