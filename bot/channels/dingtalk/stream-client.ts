import { DWClient } from 'dingtalk-stream';

/** The service would not open a connection. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';
  readonly status: number;
  constructor(status: number, code: string) {
    super(`gateway: ${status} ${code}`.trim());
    this.status = status;
  }
}

interface Options {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Base address of the API. */
  readonly api: string;
  readonly fetch: typeof globalThis.fetch;
  /** Told of a frame that could not be read. */
  readonly failed: (error: unknown) => void;
}

interface Socket {
  once(event: 'close', listener: () => void): void;
  terminate(): void;
}

type Frame = Parameters<DWClient['onCallback']>[0];

const TIMEOUT_MS = 10_000;
const CLOSING_MS = 2000;

/**
 * One connection by the official SDK's client, 2.1.5, with what a server needs besides: another host than the one that is
 * written into it, a limit to waiting, no throw out of an event of the socket, and word of the end. The client's own
 * reconnecting is off: it comes back each second for ever and swallows why.
 */
export class StreamClient extends DWClient {
  readonly #options: Options;
  #closed = false;
  /** Resolves when the connection is over; true: the service asked to connect anew. */
  readonly ended: Promise<boolean>;
  #end: (asked: boolean) => void = () => undefined;

  constructor(options: Options) {
    const { clientId, clientSecret } = options;
    super({ clientId, clientSecret, ua: 'zhiyi', keepAlive: true });
    this.#options = options;
    this.config.autoReconnect = false;
    Object.assign(this, { sslopts: { rejectUnauthorized: true, handshakeTimeout: TIMEOUT_MS } });
    // No events of the organisation are asked for: messages and cards only.
    this.config.subscriptions = [];
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** @throws StreamRefused when the gateway says no; whatever fetch and the socket throw */
  async open(): Promise<void> {
    await this.getEndpoint();
    await this._connect();
    this.#socket?.once('close', () => this.#end(false));
  }

  /** Asks the gateway for an address and a ticket, which counts once and for a short time. */
  override async getEndpoint(): Promise<this> {
    const { clientId, clientSecret, api, fetch } = this.#options;
    const response = await fetch(`${api}/v1.0/gateway/connections/open`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({
        clientId,
        clientSecret,
        ua: this.config.ua,
        subscriptions: this.config.subscriptions,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const json = (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
    const { endpoint, ticket, code } = json;
    if (!response.ok)
      throw new StreamRefused(response.status, typeof code === 'string' ? code.slice(0, 80) : '');
    if (typeof endpoint !== 'string' || typeof ticket !== 'string' || !/^wss?:/.test(endpoint))
      throw new StreamRefused(response.status, 'no endpoint or ticket');
    Object.assign(this, { dw_url: `${endpoint}?ticket=${encodeURIComponent(ticket)}` });
    return this;
  }

  override onDownStream(data: string): void {
    try {
      super.onDownStream(data);
    } catch (error) {
      this.#options.failed(error);
    }
  }

  override onSystem(frame: Frame): void {
    super.onSystem(frame);
    if (frame.headers.topic === 'disconnect') this.#end(true);
  }

  /** Closes the connection, at once where the other side does not answer, and stops the client's heartbeat. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.disconnect();
    const socket = this.#socket;
    setTimeout(() => socket?.terminate(), CLOSING_MS).unref();
    this.#end(false);
  }

  get #socket(): Socket | undefined {
    return (this as unknown as { socket?: Socket }).socket;
  }
}
