// As on-sqlite.ts. Without a server the entities are loaded as for SQLite, and the tests say that they are skipped.
process.env.DATABASE_URL = process.env.TEST_DATABASE_URL ?? 'mariadb://absent/absent';
