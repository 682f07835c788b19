import { type ChildProcess, spawn } from "node:child_process";
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { collect, type Ffmpeg } from "../video/ffmpeg";

/** Channel of RTP in the interleaved form of RFC 2326, §10.12; the odd one beside it is RTCP. */
const RTP_CHANNEL = 0;

/**
 * An RTSP camera for tests (RFC 2326: OPTIONS, DESCRIBE, SETUP over TCP, PLAY, TEARDOWN), which plays a clip in real time
 * to everyone who connects. FFmpeg makes the RTP packets; this passes them on.
 */
export class TestCamera {
  readonly url: string;
  connections = 0;
  private readonly playing = new Map<Socket, { udp: UdpSocket; ffmpeg: ChildProcess }>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly ffmpeg: Ffmpeg,
    private readonly file: string,
    port: number,
  ) {
    this.url = `rtsp://viewer:secret@127.0.0.1:${port}/live`;
    server.on("connection", (socket) => this.serve(socket));
  }

  static async start(ffmpeg: Ffmpeg, file: string): Promise<TestCamera> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    return new TestCamera(server, ffmpeg, file, typeof address === "object" && address ? address.port : 0);
  }

  /** Breaks every connection, as a camera that is switched off and on does. */
  breakConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Stays connected and sends nothing any more. */
  fallSilent(): void {
    for (const { ffmpeg } of this.playing.values()) ffmpeg.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    this.breakConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        void this.answer(socket, text.slice(0, end));
        text = text.slice(end + 4);
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.sockets.delete(socket);
      const source = this.playing.get(socket);
      source?.ffmpeg.kill("SIGKILL");
      source?.udp.close();
      this.playing.delete(socket);
    });
  }

  private async answer(socket: Socket, request: string): Promise<void> {
    const method = /^[$\s\S]*?([A-Z]+) rtsp:/.exec(request)?.[1];
    const sequence = /CSeq: *(\d+)/i.exec(request)?.[1] ?? "0";
    const reply = (headers: string, body = "") =>
      socket.write(
        `RTSP/1.0 200 OK\r\nCSeq: ${sequence}\r\nSession: 1\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    if (method === "DESCRIBE") reply("Content-Type: application/sdp\r\n", await this.describe());
    else if (method === "SETUP")
      reply(`Transport: RTP/AVP/TCP;unicast;interleaved=${RTP_CHANNEL}-${RTP_CHANNEL + 1}\r\n`);
    else if (method === "PLAY") {
      reply("");
      await this.play(socket);
    } else if (method === "TEARDOWN") socket.end();
    else reply("Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n");
  }

  /** What FFmpeg would send, in the session description's words; it prints them when it ends, here after one frame. */
  private async describe(): Promise<string> {
    const once = ["-loglevel", "error", "-i", this.file, "-frames:v", "1"];
    const child = spawn(this.ffmpeg.path, [...once, ...sending(DISCARD_PORT)], { stdio: ["ignore", "pipe", "ignore"] });
    const { text } = await collect(child, "stdout");
    const description = text.slice(text.indexOf("v=0")).replace(/m=video \d+/, "m=video 0");
    return `${description.trim().replace(/\r?\n/g, "\r\n")}\r\na=control:track\r\n`;
  }

  private async play(socket: Socket): Promise<void> {
    const udp = createSocket("udp4");
    udp.bind(0, "127.0.0.1");
    await once(udp, "listening");
    udp.on("message", (packet) => {
      if (socket.destroyed) return;
      const header = Buffer.from([0x24, RTP_CHANNEL, packet.length >> 8, packet.length & 255]);
      socket.write(Buffer.concat([header, packet]));
    });
    const forever = ["-loglevel", "error", "-re", "-stream_loop", "-1", "-i", this.file];
    const ffmpeg = spawn(this.ffmpeg.path, [...forever, ...sending(udp.address().port)], { stdio: "ignore" });
    this.connections++;
    this.playing.set(socket, { udp, ffmpeg });
  }
}

/** The discard port of RFC 863: nobody listens. */
const DISCARD_PORT = 9;

const sending = (port: number) => ["-c:v", "copy", "-an", "-f", "rtp", `rtp://127.0.0.1:${port}?pkt_size=1200`];
