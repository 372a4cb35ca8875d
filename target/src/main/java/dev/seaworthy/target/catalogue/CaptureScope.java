package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a root a target file tells, beside its libraries: whatever a service asks for while it runs. */
final class CaptureScope {
    /** Directories of which the names are kept. */
    static final List<String> LISTED = List.of(
            "/",
            "/home",
            "/opt",
            "/run",
            "/srv",
            "/usr",
            "/usr/lib",
            "/usr/libexec",
            "/usr/local",
            "/usr/local/lib",
            "/usr/local/share",
            "/usr/share",
            "/usr/share/mime",
            "/usr/share/misc",
            "/var",
            "/var/cache",
            "/var/lib",
            "/var/log",
            "/var/spool");

    /** Directories of which the names are kept all the way down. */
    static final List<String> DEEP = List.of(
            "/etc",
            "/usr/share/zoneinfo",
            "/usr/share/lib/zoneinfo",
            "/usr/lib/locale/TZ",
            "/usr/share/ca-certificates",
            "/usr/local/share/ca-certificates",
            "/usr/share/pki");

    /** The same zones in two other forms: as seconds are counted by POSIX, and with leap seconds. */
    static final List<String> NOT_LISTED = List.of("/usr/share/zoneinfo/posix", "/usr/share/zoneinfo/right");

    /** What container engines mount; it is not of the root. */
    static final List<String> OUTSIDE = List.of("/proc", "/sys", "/dev");

    /** Small files of which the text is kept. */
    static final List<String> TEXTS = List.of(
            "/etc/passwd",
            "/etc/group",
            "/etc/nsswitch.conf",
            "/etc/hosts",
            "/etc/host.conf",
            "/etc/gai.conf",
            "/etc/resolv.conf",
            "/etc/mdns.allow",
            "/etc/os-release",
            "/usr/lib/os-release",
            "/etc/alpine-release",
            "/etc/debian_version",
            "/etc/redhat-release",
            "/etc/system-release",
            "/etc/timezone",
            "/etc/shells");

    /** Where programs look for a file of certificates (golang/go, {@code src/crypto/x509/root_linux.go}). */
    static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    /** And for directories with one certificate a file. */
    static final List<String> CERTIFICATE_DIRECTORIES = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");

    /** Single files that are asked for in directories that are not listed. */
    static final List<String> SINGLE = List.of(
            "/var/tmp",
            "/var/run",
            "/usr/share/mime/globs2",
            "/usr/local/share/mime/globs2",
            "/usr/share/zoneinfo",
            "/usr/share/lib/zoneinfo",
            "/usr/lib/locale/TZ");

    /** Below these, links are followed to what they lead to. */
    static final List<String> FOLLOWED = List.of("/etc/ssl", "/etc/pki", "/etc/alternatives", "/etc/ca-certificates");

    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** A password in a form that somebody could try to guess; {@code x}, {@code *} and {@code !} are none. */
    private static final Pattern PASSWORD = Pattern.compile("(?m)^([^:\n]*):[^:\n]{3,}:");

    private CaptureScope() {}

    /** The directories in which programs are looked for, with those of the image's own PATH. */
    static List<String> programDirectories(ImageConfig config) {
        List<String> directories = new ArrayList<>(List.of(USUAL_PATH.split(":", -1)));
        for (String directory : config.environment().getOrDefault("PATH", "").split(":", -1)) {
            if (directory.startsWith("/") && !directories.contains(directory)) {
                directories.add(directory);
            }
        }
        return directories;
    }

    static List<String> bundles(ImageConfig config) {
        return with(BUNDLES, config.environment(), "SSL_CERT_FILE");
    }

    static List<String> certificateDirectories(ImageConfig config) {
        return with(CERTIFICATE_DIRECTORIES, config.environment(), "SSL_CERT_DIR");
    }

    private static List<String> with(List<String> usual, Map<String, String> environment, String variable) {
        List<String> all = new ArrayList<>(usual);
        for (String path : environment.getOrDefault(variable, "").split(":", -1)) {
            if (path.startsWith("/") && !all.contains(path)) {
                all.add(path);
            }
        }
        return all;
    }

    /** The homes of the users and the image's working directory. */
    static List<String> homes(RootView root, ImageConfig config, int limit) {
        List<String> homes = new ArrayList<>();
        config.workingDirectory().filter(path -> path.startsWith("/")).ifPresent(homes::add);
        if (root.text("/etc/passwd", limit) instanceof RootView.Content.Text(String _, String text)) {
            text.lines().forEach(line -> home(line).ifPresent(homes::add));
        }
        return homes;
    }

    private static Optional<String> home(String line) {
        String[] fields = line.split(":", -1);
        return fields.length > 5 && fields[5].startsWith("/") ? Optional.of(fields[5]) : Optional.empty();
    }

    /** A text as it is kept: passwords of old systems, which have them in passwd itself, are not. */
    static String kept(String path, String text) {
        return path.endsWith("/passwd") || path.endsWith("/group")
                ? PASSWORD.matcher(text).replaceAll("$1:x:")
                : text;
    }
}
