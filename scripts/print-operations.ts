import { operationsFile } from './generate/operations.ts';
import { printed } from './generate/printed.ts';

await printed('api/operations.json', "by which the service knows the clients' GraphQL documents", operationsFile);
