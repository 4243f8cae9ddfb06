import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isJson, type Json } from './payload.ts';

const Opcode = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

const CloseCode = { unknownOpcode: 4001, authenticationFailed: 4004 } as const;

// As Discord asks for.
const HEARTBEAT_INTERVAL_MS = 41_250;

interface Session {
  readonly id: string;
  readonly events: Json[];
  socket: WebSocket | null;
}

/** What a client did at the gateway, in order. */
export type GatewayStep = 'connected' | 'identified' | 'resumed' | 'closed';

export interface Gateway {
  readonly steps: readonly GatewayStep[];
  /** The `d` of the last IDENTIFY. */
  readonly identity: Json | null;
  /** Sends an event to the session; kept for a resume while no socket is open. */
  dispatch(name: string, data: Json): void;
  /** Cuts the connection without a word, as a broken line does. */
  cut(): void;
  /** Closes the connection with a code. */
  closeWith(code: number): void;
  /** Asks the client to reconnect, as Discord does before it restarts a gateway. */
  askToReconnect(): void;
  /** Answers the next IDENTIFY with a close code instead of READY. */
  refuseIdentify(code: number): void;
  /** Lets sockets in but never says hello. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** Opens the gateway on a server's `/gateway` path. */
export function openGateway(server: Server, ready: () => Json, token: string): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const steps: GatewayStep[] = [];
  let session: Session | null = null;
  let identity: Json | null = null;
  let refusal: number | null = null;
  let silent = false;
  let sessionsOpened = 0;

  const send = (socket: WebSocket, payload: Json) => socket.send(JSON.stringify(payload));

  function dispatch(name: string, data: Json): void {
    if (session === null) throw new Error(`No bot is connected to receive ${name}.`);
    const event = { op: Opcode.dispatch, s: session.events.length + 1, t: name, d: data };
    session.events.push(event);
    if (session.socket !== null) send(session.socket, event);
  }

  function identify(socket: WebSocket, data: Json): void {
    identity = data;
    const code = refusal ?? (data['token'] === token ? null : CloseCode.authenticationFailed);
    if (code !== null) {
      socket.close(code);
      return;
    }
    sessionsOpened += 1;
    session = { id: `session-${sessionsOpened}`, events: [], socket };
    steps.push('identified');
    dispatch('READY', { ...ready(), session_id: session.id, shard: data['shard'] });
  }

  function resume(socket: WebSocket, data: Json): void {
    if (session === null || data['session_id'] !== session.id) {
      send(socket, { op: Opcode.invalidSession, d: false });
      return;
    }
    session.socket = socket;
    steps.push('resumed');
    for (const event of session.events.slice(Number(data['seq']))) send(socket, event);
    dispatch('RESUMED', {});
  }

  function receive(socket: WebSocket, text: string): void {
    const payload: unknown = JSON.parse(text);
    const { op, d } = isJson(payload) ? payload : {};
    const data = isJson(d) ? d : {};
    if (op === Opcode.heartbeat) send(socket, { op: Opcode.heartbeatAck });
    else if (op === Opcode.identify) identify(socket, data);
    else if (op === Opcode.resume) resume(socket, data);
    else socket.close(CloseCode.unknownOpcode);
  }

  sockets.on('connection', (socket) => {
    steps.push('connected');
    socket.on('message', (data) => receive(socket, data.toString()));
    socket.on('close', () => {
      steps.push('closed');
      if (session?.socket === socket) session.socket = null;
    });
    if (!silent) {
      send(socket, { op: Opcode.hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS, _trace: [] } });
    }
  });

  const forEachSocket = (act: (socket: WebSocket) => void) => {
    if (session !== null) session.socket = null;
    for (const socket of sockets.clients) act(socket);
  };

  return {
    steps,
    get identity() {
      return identity;
    },
    dispatch,
    cut: () => forEachSocket((socket) => socket.terminate()),
    closeWith: (code) => forEachSocket((socket) => socket.close(code)),
    askToReconnect: () => {
      for (const socket of sockets.clients) send(socket, { op: Opcode.reconnect, d: null });
    },
    refuseIdentify: (code) => {
      refusal = code;
    },
    fallSilent: () => {
      silent = true;
    },
    close: () =>
      new Promise((resolve) => {
        forEachSocket((socket) => socket.terminate());
        sockets.close(() => resolve());
      }),
  };
}
