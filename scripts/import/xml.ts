import sax from 'sax';

/** What a reader of XML meets, in order; names keep their prefix. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string>; bytes: number }
  | { kind: 'close'; name: string; bytes: number }
  | { kind: 'text'; text: string };

/** XML that is not read on. */
export class XmlFault extends Error {
  readonly code: 'XML_DECLARES' | 'XML_BROKEN' | 'XML_DEEP';

  constructor(code: XmlFault['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Elements in one another; those of a spreadsheet are seven at most. */
const deepest = 64;

/**
 * Reads XML piece by piece. A document type is refused, and with it every entity but the five of XML itself: they are how a
 * small file becomes endless ("billion laughs") or reads others. Nothing where there is no stream.
 * @throws XmlFault
 */
export async function* eventsOf(stream: AsyncIterable<Buffer> | undefined): AsyncGenerator<XmlEvent> {
  if (!stream) return;
  const decoder = new TextDecoder('utf-8');
  const { parser, events, fault } = listening();
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    const found = fault();
    if (found) throw found;
    for (const event of events.splice(0)) yield event.kind === 'text' ? event : { ...event, bytes };
  }
  parser.close();
  const found = fault();
  if (found) throw found;
  for (const event of events) yield event;
}

function listening() {
  const parser = sax.parser(true, { position: false });
  const events: XmlEvent[] = [];
  let first: XmlFault | undefined;
  let depth = 0;
  const stop = (code: XmlFault['code'], cause?: Error) => {
    first ??= new XmlFault(code, { cause });
  };
  parser.ondoctype = () => stop('XML_DECLARES');
  parser.onerror = (error) => {
    stop('XML_BROKEN', error);
    parser.resume();
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > deepest) stop('XML_DEEP');
    events.push({ kind: 'open', name: local(name), attributes: attributes as Record<string, string>, bytes: 0 });
  };
  parser.onclosetag = (name) => {
    depth--;
    events.push({ kind: 'close', name: local(name), bytes: 0 });
  };
  parser.ontext = (text) => events.push({ kind: 'text', text });
  parser.oncdata = (text) => events.push({ kind: 'text', text });
  return { parser, events, fault: () => first };
}

/** Some programs write every element with a prefix. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
