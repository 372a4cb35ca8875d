package dev.seaworthy.fuzz;

import dev.seaworthy.target.root.PemCertificates;
import java.util.List;

/** The count of certificates. */
final class CertificatesTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        PemCertificates.count(input);
    }

    static byte[] one() {
        return Bytewise.text("""
                # a
                -----BEGIN CERTIFICATE-----
                MIIABDAA
                AAAA
                -----END CERTIFICATE-----
                -----BEGIN CERTIFICATE-----
                MAA=
                -----END CERTIFICATE-----
                """);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        return List.of(one());
    }
}
