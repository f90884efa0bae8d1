import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { ClusterEntity } from './cluster.entity.js';
import { ClusterMemberEntity } from './cluster-member.entity.js';

/** A standing cluster with its members. */
export interface StoredCluster extends ClusterEntity {
  members: ClusterMemberEntity[];
}

/** Questions about clusters. */
@Injectable()
export class ClustersStore {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<ClusterEntity | null> {
    return this.database.look.findOneBy(ClusterEntity, { id });
  }

  /** Standing clusters that have any of these members, oldest first. */
  async withMembers(
    communications: readonly number[],
    on: EntityManager = this.database.look,
  ): Promise<StoredCluster[]> {
    const rows = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return on.query<{ clusterId: string }[]>(
        `SELECT DISTINCT clusterId FROM cluster_member WHERE communication IN ${list.sql}`,
        list.values,
      );
    });
    return this.whole([...new Set(rows.map((row) => row.clusterId))], on);
  }

  /** Clusters with their members, oldest first. */
  async whole(ids: readonly string[], on: EntityManager = this.database.look): Promise<StoredCluster[]> {
    if (ids.length === 0) return [];
    const clusters = await on
      .createQueryBuilder(ClusterEntity, 'c')
      .where('c.id IN (:...ids)', { ids })
      .orderBy('c.id')
      .getMany();
    const members = await on
      .createQueryBuilder(ClusterMemberEntity, 'm')
      .where('m.clusterId IN (:...ids)', { ids })
      .orderBy('m.communication')
      .getMany();
    return clusters.map((cluster) => ({
      ...cluster,
      members: members.filter((member) => member.clusterId === cluster.id),
    }));
  }

  /** Standing clusters whose conflict lies in a segment (or all), oldest first, from after `cursor` on. */
  async page(
    segment: string | undefined,
    onlyOffice: string | null,
    { limit, cursor }: Page,
  ): Promise<ClusterEntity[]> {
    const query = this.database.look.createQueryBuilder(ClusterEntity, 'c').where('c.dissolvedAt IS NULL');
    if (cursor !== null) query.andWhere('c.id > :cursor', { cursor });
    if (segment !== undefined) {
      query.andWhere(
        `EXISTS (SELECT 1 FROM conflict k JOIN conflict_segment s ON s.conflictId = k.id WHERE k.clusterId = c.id AND s.segmentId = :segment)`,
        { segment },
      );
    }
    if (onlyOffice !== null) {
      query.andWhere(
        `EXISTS (SELECT 1 FROM cluster_member m JOIN communication v ON v.number = m.communication WHERE m.clusterId = c.id AND v.officeId = :onlyOffice)`,
        { onlyOffice },
      );
    }
    return query
      .orderBy('c.id')
      .limit(limit + 1)
      .getMany();
  }

  async insert(cluster: ClusterEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ClusterEntity, cluster);
  }

  async update(id: string, changes: Partial<ClusterEntity>, tx: EntityManager): Promise<void> {
    await tx.update(ClusterEntity, { id }, changes);
  }

  async replaceMembers(
    clusterId: string,
    members: readonly { communication: number; similarity: number }[],
    tx: EntityManager,
  ): Promise<void> {
    await tx.delete(ClusterMemberEntity, { clusterId });
    await insertRows(
      tx,
      'cluster_member',
      ['clusterId', 'communication', 'similarity'],
      members.map((member) => [clusterId, member.communication, member.similarity]),
    );
  }
}
