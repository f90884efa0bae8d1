// Entities choose their column types from DATABASE_URL when they are loaded, so it must say the engine before that.
// Which database it is, every test decides for itself (database.ts).
process.env.DATABASE_URL = 'sqlite:./of-each-test.db';
