#!/usr/bin/python3
# sts-server.py ADDRESS PORT CERT KEY DIRECTORY LOG - an HTTPS server for tests of
# MTA-STS. For the host mta-sts.NAME it serves DIRECTORY/NAME; whose first line
# may be "!WORD": redirect | html | missing | huge | chunked | slow | open | garbage
# SPDX-License-Identifier: ISC
import http.server, socketserver, ssl, sys, time

address, port, cert, key, directory, log = sys.argv[1:]

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        host = self.headers.get("Host", "")
        with open(log, "a") as f:
            f.write("%s %s\n" % (host, self.path))
        how, text = "", b""
        try:
            text = open("%s/%s" % (directory, host.partition(".")[2]), "rb").read()
        except OSError:
            how = "missing"
        if text.startswith(b"!"):
            first, _, text = text.partition(b"\n")
            how = first[1:].decode()
        if self.path != "/.well-known/mta-sts.txt" and how != "redirect":
            how = "missing"
        self.close_connection = True
        if how == "garbage":
            self.wfile.write(b"220 smtp\r\n")
            return
        self.send_response({"redirect": 302, "missing": 404}.get(how, 200))
        if how == "redirect" and self.path == "/.well-known/mta-sts.txt":
            self.send_header("Location", "https://%s/other" % host)
        self.send_header("Content-Type", "text/html" if how == "html" else "text/plain; charset=utf-8")
        if how == "huge":
            text = text + b"x: y\r\n" * 20000
        if how == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            text = b"".join(b"%x\r\n%s\r\n" % (len(text[i:i + 7]), text[i:i + 7])
                for i in range(0, len(text), 7)) + b"0\r\n\r\n"
        elif how != "open":
            self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if how == "slow":
            time.sleep(60)
        self.wfile.write(text)

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
server = Server((address, int(port)), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
