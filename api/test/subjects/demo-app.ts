import { signToken } from '#api/access/tokens.ts';
import { demoViewer } from '#api/demo/load-demo.ts';
import { region } from '#api/demo/region.ts';
import { type Answer, startApp, type TestApp } from '../api/start-app.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its test asked for
export type Answered = any;
export type DemoFirm = keyof typeof region;

/** The real application with the demo region, asked over HTTP. */
export interface DemoApp extends TestApp {
  /** Asks as a firm of the demo region, as its admin; as nobody when none is named. */
  ask<Data = Answered>(firm: DemoFirm | undefined, query: string, variables?: object): Promise<Data>;
  askForErrors(firm: DemoFirm | undefined, query: string, variables?: object): Promise<Answer<unknown>['errors']>;
  /** Sends a command and answers with its success, or the refusal. */
  say(firm: DemoFirm, mutation: string, input: object, selection?: string): Promise<Answered>;
  /** A token of a program that acts for this firm of the demo region. */
  tokenOf(firm: DemoFirm): Promise<string>;
  /** Listens to a subscription; `next` answers with the next value. */
  listen(firm: DemoFirm, subscription: string): Promise<{ next(): Promise<Answered>; stop(): void }>;
}

export async function startDemoApp(now?: () => Date): Promise<DemoApp> {
  const app = await startApp({ demo: true, ...(now && { now }) });
  const { service } = app;
  let count = 0;

  const tokenOf = (firm: DemoFirm) => {
    const { organisation, roles, operator } = demoViewer(service, region[firm]);
    const identity = {
      kind: 'integration' as const,
      id: `integration:${firm}`,
      organisation,
      roles,
      admin: true,
      operator,
    };
    return signToken(service.keys, app.url, identity, 3600, service.now());
  };
  const send = async (firm: DemoFirm | undefined, query: string, variables?: object) =>
    app.graphql(query, variables, firm && (await tokenOf(firm)));

  return {
    ...app,
    tokenOf,
    async ask(firm, query, variables) {
      const { data, errors } = await send(firm, query, variables);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    askForErrors: async (firm, query, variables) => (await send(firm, query, variables)).errors,
    async say(firm, mutation, input, selection = '__typename') {
      count += 1;
      const pascal = mutation[0]?.toUpperCase() + mutation.slice(1);
      const query = `mutation($input: ${pascal}Input!) { ${mutation}(input: $input) {
        ... on ${pascal}Success { commit { number repeated } ${selection} }
        ... on Refusal { code message path source }
      } }`;
      const { data, errors } = await send(firm, query, { input: { commandId: `subjects-${count}`, ...input } });
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data[mutation];
    },
    async listen(firm, subscription) {
      const leave = new AbortController();
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${await tokenOf(firm)}`,
        },
        body: JSON.stringify({ query: subscription }),
        signal: leave.signal,
      });
      const events = readEvents(response);
      return {
        next: async () => {
          const { value } = await events.next();
          return value?.data;
        },
        stop: () => leave.abort(),
      };
    },
  };
}

async function* readEvents(response: Response): AsyncGenerator<{ data: Answered }> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: ?(.+)$/m.exec(event)?.[1];
      if (/^event: next$/m.test(event) && data) yield JSON.parse(data);
    }
  }
}
