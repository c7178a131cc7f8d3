# tokens - an issuer for tests: keys, a JWKS, and signed tokens, by openssl(1).
#   tokens.py make DIR                 keys rsa, p256, ed25519 and jwks.json in DIR
#   tokens.py sign DIR ALG CLAIMS      a token; ALG RS256, ES256, EdDSA, none, HS256
# SPDX-License-Identifier: ISC
import base64, hashlib, hmac, json, os, re, subprocess, sys, tempfile


def url(b):
    return base64.urlsafe_b64encode(b).rstrip(b"=").decode()


def openssl(*args, stdin=None):
    return subprocess.run(("openssl",) + args, input=stdin, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def make(d):
    openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", d + "/rsa.pem")
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", d + "/p256.pem")
    openssl("genpkey", "-algorithm", "ED25519", "-out", d + "/ed25519.pem")
    n = openssl("rsa", "-in", d + "/rsa.pem", "-noout", "-modulus").decode().strip().split("=")[1]
    ec = openssl("pkey", "-in", d + "/p256.pem", "-pubout", "-outform", "DER")[-64:]
    ed = openssl("pkey", "-in", d + "/ed25519.pem", "-pubout", "-outform", "DER")[-32:]
    keys = [{"kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": url(bytes.fromhex(n)), "e": "AQAB"},
            {"kty": "EC", "kid": "e", "crv": "P-256", "x": url(ec[:32]), "y": url(ec[32:])},
            {"kty": "OKP", "kid": "o", "crv": "Ed25519", "x": url(ed)}]
    with open(d + "/jwks.json", "w") as f:
        json.dump({"keys": keys}, f)


def raw_ecdsa(der):
    "R and S of a DER signature, 32 bytes each."
    at, parts = 2, []
    for i in range(2):
        n = der[at + 1]
        parts.append(int.from_bytes(der[at + 2:at + 2 + n], "big").to_bytes(32, "big"))
        at += 2 + n
    return b"".join(parts)


def signature(d, alg, data):
    if alg == "none":
        return b""
    if alg == "HS256":   # the public key's text as a secret: the old confusion
        return hmac.new(openssl("pkey", "-in", d + "/rsa.pem", "-pubout"), data, hashlib.sha256).digest()
    if alg == "RS256":
        return openssl("dgst", "-sha256", "-sign", d + "/rsa.pem", stdin=data)
    if alg == "ES256":
        return raw_ecdsa(openssl("dgst", "-sha256", "-sign", d + "/p256.pem", stdin=data))
    with tempfile.NamedTemporaryFile() as f:
        f.write(data)
        f.flush()
        return openssl("pkeyutl", "-sign", "-rawin", "-inkey", d + "/ed25519.pem", "-in", f.name)


def sign(d, alg, claims, header=None):
    kid = {"RS256": "r", "ES256": "e", "EdDSA": "o"}.get(alg, "r")
    head = json.dumps(dict({"alg": alg, "kid": kid, "typ": "JWT"}, **(header or {}))).encode()
    body = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    data = (url(head) + "." + url(body)).encode()
    return data.decode() + "." + url(signature(d, alg, data))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        print(sign(sys.argv[2], sys.argv[3], json.loads(sys.argv[4])))
