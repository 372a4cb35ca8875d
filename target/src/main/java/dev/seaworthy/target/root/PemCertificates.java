package dev.seaworthy.target.root;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Counts certificates in PEM text as Go does (golang/go, {@code src/crypto/x509/cert_pool.go}, {@code AppendCertsFromPEM}):
 * blocks of type CERTIFICATE without headers, whatever stands between them. A block counts when its content is one DER
 * sequence of just its length; what is inside is not checked further.
 */
public final class PemCertificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private PemCertificates() {}

    /** How many there are. */
    public static int count(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int count = 0;
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int start = at + BEGIN.length();
            int end = text.indexOf(END, start);
            if (end < 0) {
                break;
            }
            boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
            if (lineStart && isSequence(text.substring(start, end))) {
                count++;
            }
            at = text.indexOf(BEGIN, start);
        }
        return count;
    }

    private static boolean isSequence(String encoded) {
        if (encoded.indexOf(':') >= 0) {
            return false;
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (der.length < 2 || der[0] != 0x30) {
            return false;
        }
        int first = der[1] & 0xff;
        if (first < 0x80) {
            return der.length == 2 + first;
        }
        int bytes = first & 0x7f;
        if (bytes == 0 || bytes > 3 || der.length < 2 + bytes) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (der[2 + i] & 0xff);
        }
        return der.length == 2 + bytes + length;
    }
}
