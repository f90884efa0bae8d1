import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';
import type { LinkEntity, LinkKind } from './link.entity.js';

/** A link without its finding: what clusters are made from. */
export interface LightLink {
  low: number;
  high: number;
  kind: LinkKind;
  score: number;
  similarity: number;
}

/** Communications of one connected component looked at together; what lies beyond keeps its clusters. */
const MAX_COMPONENT = 2_000;

/** Questions about links. */
@Injectable()
export class LinksStore {
  constructor(private readonly database: Database) {}

  /** All links of any of these communications. */
  async touching(communications: readonly number[], on: EntityManager = this.database.look): Promise<LightLink[]> {
    const links = await inPieces(communications, async (piece) => {
      const list = inList(piece);
      const ask = (side: string) =>
        on.query<LightLink[]>(
          `SELECT low, high, kind, score, similarity FROM link WHERE ${side} IN ${list.sql}`,
          list.values,
        );
      return [...(await ask('low')), ...(await ask('high'))];
    });
    return [...new Map(links.map((link) => [`${link.low} ${link.high}`, link])).values()];
  }

  /** Adds all that hangs together with `nodes` by links to it, and returns the links among them. */
  async connected(nodes: Set<number>, on: EntityManager = this.database.look): Promise<LightLink[]> {
    const links = new Map<string, LightLink>();
    let frontier = [...nodes];
    while (frontier.length > 0) {
      const next = new Set<number>();
      for (const link of await this.touching(frontier, on)) {
        links.set(`${link.low} ${link.high}`, link);
        for (const number of [link.low, link.high])
          if (!nodes.has(number) && nodes.size + next.size < MAX_COMPONENT) next.add(number);
      }
      for (const number of next) nodes.add(number);
      frontier = [...next];
    }
    return [...links.values()].filter(({ low, high }) => nodes.has(low) && nodes.has(high));
  }

  /** The findings among a set of communications, whole. */
  async among(communications: readonly number[], on: EntityManager = this.database.look): Promise<LinkEntity[]> {
    const list = inList(communications);
    return on.query<LinkEntity[]>(
      `SELECT low, high, kind, score, similarity, finding FROM link WHERE low IN ${list.sql} AND high IN ${list.sql} ORDER BY score DESC, low, high`,
      [...list.values, ...list.values],
    );
  }

  async deleteTouching(communications: readonly number[], tx: EntityManager): Promise<void> {
    for (let from = 0; from < communications.length; from += 4096) {
      const list = inList(communications.slice(from, from + 4096));
      await tx.query(`DELETE FROM link WHERE low IN ${list.sql}`, list.values);
      await tx.query(`DELETE FROM link WHERE high IN ${list.sql}`, list.values);
    }
  }

  async insert(links: readonly LinkEntity[], tx: EntityManager): Promise<void> {
    await insertRows(
      tx,
      'link',
      ['low', 'high', 'kind', 'score', 'similarity', 'finding'],
      links.map((link) => [link.low, link.high, link.kind, link.score, link.similarity, link.finding]),
    );
  }
}
