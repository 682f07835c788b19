import { createHash, createPublicKey, randomBytes, verify, X509Certificate } from "node:crypto";
import { CoseKey, type MdocContext } from "@owf/mdoc";

const unused = () => {
  throw new Error("a reader of these tests has no use for it");
};

const certificateOf = (der: Uint8Array) => new X509Certificate(der);

/** The cryptography that the second library leaves to its user, made of Node's own. */
export const readerContext: MdocContext = {
  crypto: {
    random: (length) => new Uint8Array(randomBytes(length)),
    digest: ({ digestAlgorithm, bytes }) =>
      new Uint8Array(createHash(digestAlgorithm.replace("-", "").toLowerCase()).update(bytes).digest()),
    calculateEphemeralMacKey: unused,
  },
  cose: {
    sign1: {
      sign: unused,
      verify({ key, sign1 }) {
        const publicKey = createPublicKey({ key: key.jwk, format: "jwk" });
        return verify("sha256", sign1.toBeSigned, { key: publicKey, dsaEncoding: "ieee-p1363" }, sign1.signature);
      },
    },
    mac0: { sign: unused, verify: unused },
  },
  x509: {
    getIssuerNameField: ({ certificate, field }) =>
      certificateOf(certificate)
        .issuer.split("\n")
        .filter((line) => line.startsWith(`${field}=`))
        .map((line) => line.slice(field.length + 1)),
    getPublicKey: ({ certificate }) =>
      CoseKey.fromJwk(certificateOf(certificate).publicKey.export({ format: "jwk" }) as Record<string, unknown>),
    verifyCertificateChain({ trustedCertificates, x5chain, now = new Date() }) {
      const [leaf, ...others] = x5chain.map(certificateOf);
      const root = trustedCertificates
        .map(certificateOf)
        .find((trusted) => leaf?.checkIssued(trusted) && leaf.verify(trusted.publicKey));
      if (!leaf || others.length > 0 || !root) throw new Error("no trusted authority has certified the signer");
      for (const { validFrom, validTo } of [leaf, root])
        if (now < new Date(validFrom) || now > new Date(validTo)) throw new Error("a certificate is not valid now");
    },
    getCertificateData({ certificate }) {
      const read = certificateOf(certificate);
      return {
        issuerName: read.issuer,
        subjectName: read.subject,
        serialNumber: read.serialNumber,
        thumbprint: read.fingerprint256,
        notBefore: new Date(read.validFrom),
        notAfter: new Date(read.validTo),
        pem: read.toString(),
      };
    },
  },
};
