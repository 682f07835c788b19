// Preloaded into the web server: a route handler of Next does not see the socket, and X-Forwarded-For can be written by
// anybody. So the address that the connection really comes from is put into a header of ours, over whatever was sent.
import http from "node:http";

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, ...args) {
  if (event === "request") {
    const [request] = args;
    request.headers["x-bureau-peer"] = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  }
  return emit.call(this, event, ...args);
};
