export interface ReceivedSpan {
  service: string;
  name: string;
  kind: string;
  traceId: string;
  spanId: string;
  parentId: string | undefined;
  /** Ids of the spans that it is linked to. */
  links: string[];
  attributes: Record<string, string | number | boolean>;
  failed: boolean;
}

/** The parts of an export in JSON that tests look at. @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export interface TraceExport {
  resourceSpans: {
    resource: { attributes: KeyValue[] };
    scopeSpans: { spans: OtlpSpan[] }[];
  }[];
}

interface OtlpSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: KeyValue[];
  links?: { spanId: string }[];
  status: { code?: number };
}

interface KeyValue {
  key: string;
  value: { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };
}

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const ERROR = 2;

export function readSpans({ resourceSpans }: TraceExport): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(toObject(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => readSpan(service, span)));
  });
}

function readSpan(service: string, span: OtlpSpan): ReceivedSpan {
  return {
    service,
    name: span.name,
    kind: kinds[span.kind] ?? 'unknown',
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentSpanId || undefined,
    links: (span.links ?? []).map(({ spanId }) => spanId),
    attributes: toObject(span.attributes),
    failed: span.status.code === ERROR,
  };
}

function toObject(pairs: KeyValue[]): ReceivedSpan['attributes'] {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? Number(value.intValue ?? value.doubleValue),
    ]),
  );
}
