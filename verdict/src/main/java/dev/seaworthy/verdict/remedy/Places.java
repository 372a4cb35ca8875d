package dev.seaworthy.verdict.remedy;

import java.util.ArrayList;
import java.util.List;

/** Under which names package lists know a thing. */
final class Places {
    /** Where Go's crypto/x509 looks for certificates on Linux ({@code root_linux.go}), in the order in which it does. */
    private static final List<String> CERTIFICATES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem",
            "/etc/ssl/certs",
            "/etc/pki/tls/certs");

    /** Where Go's time package looks for zones ({@code zoneinfo_unix.go}). */
    private static final List<String> ZONES =
            List.of("/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo");

    private Places() {}

    /** The names, the most precise first: a file is also brought by what brings the folder that it is in. */
    static List<String> of(Thing thing) {
        return switch (thing) {
            case Thing.Library _, Thing.Interpreter _, Thing.Program _ -> List.of(thing.key());
            case Thing.File(String path) -> files(path);
        };
    }

    private static List<String> files(String path) {
        if (CERTIFICATES.contains(path)) {
            return List.of(Thing.File.CERTIFICATES.path());
        }
        List<String> places = new ArrayList<>();
        String place = usual(path);
        while (!place.isEmpty()) {
            places.add(place);
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return places;
    }

    private static String usual(String path) {
        for (String zones : ZONES) {
            if (path.equals(zones) || path.startsWith(zones + "/")) {
                return Thing.File.TIME_ZONES.path() + path.substring(zones.length());
            }
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
