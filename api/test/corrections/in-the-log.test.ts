import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { columnsByKind } from '#api/ledger/subject.ts';
import { openStorage } from '#api/open-storage.ts';
import { subjects } from '#api/subjects.ts';
import { findMongodbServer } from '../../../scripts/house/mongodb-server.ts';
import { correctionsContract } from './in-the-log.ts';

const columns = columnsByKind(subjects);
correctionsContract('SQLite', () => openStorage('sqlite::memory:', columns), 40);

const server = await findMongodbServer();
afterAll(() => server?.stop());
if (server)
  correctionsContract(
    server.name,
    () => openStorage(`${server.url}/kreispass_${randomUUID().slice(0, 8)}`, columns),
    4,
  );
