package dev.seaworthy.inspect.sbom;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Package URLs of Go modules ({@code pkg:golang/…}, package-url specification, type "golang"). */
final class PackageUrl {
    private static final String UNRESERVED = "-._~";

    private PackageUrl() {}

    /**
     * The URL of a module.
     *
     * @param path its path; the specification wants it in small letters
     * @param version its version, empty when it has none
     */
    static String ofModule(String path, String version) {
        StringBuilder url = new StringBuilder("pkg:golang");
        for (String segment : path.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (!segment.isEmpty()) {
                encode(segment, url.append('/'));
            }
        }
        if (!version.isEmpty()) {
            encode(version, url.append('@'));
        }
        return url.toString();
    }

    private static void encode(String text, StringBuilder out) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= '0' && one <= '9')
                    || (one >= 'a' && one <= 'z')
                    || (one >= 'A' && one <= 'Z')
                    || UNRESERVED.indexOf(one) >= 0;
            if (plain) {
                out.append((char) one);
            } else {
                out.append(String.format("%%%02X", one & 0xff));
            }
        }
    }
}
