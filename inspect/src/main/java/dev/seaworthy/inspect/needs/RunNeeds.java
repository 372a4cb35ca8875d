package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.DlopenNote;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Resolver;
import dev.seaworthy.binary.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Go program needs while it runs. The same functions as those on which the rules of {@code seaworthy check} rest; here
 * without a target, so that what a target has does not matter.
 */
final class RunNeeds {
    private final GoFacts go;
    private final Reached reached;
    private final List<Need> needs = new ArrayList<>();

    private RunNeeds(GoFacts go) {
        this.go = go;
        this.reached = new Reached(go.functions());
    }

    static List<Need> of(BinaryFacts facts, GoFacts go) {
        RunNeeds needs = new RunNeeds(go);
        needs.network(facts);
        needs.files();
        needs.programs();
        return needs.needs;
    }

    private void add(String id, String what, List<String> places, List<LinkedFunction> functions) {
        if (!functions.isEmpty()) {
            needs.add(Need.toRun(id, what, places, functions));
        }
    }

    private void network(BinaryFacts facts) {
        if (reached.has(Use.SYSTEM_CERTIFICATES) && !reached.has(Use.FALLBACK_CERTIFICATES)) {
            add(
                    "ca-certificates",
                    "certificates of authorities, to check servers",
                    List.of(
                            "$SSL_CERT_FILE",
                            "$SSL_CERT_DIR",
                            "/etc/ssl/certs/ca-certificates.crt",
                            "/etc/pki/tls/certs/ca-bundle.crt",
                            "/etc/ssl/cert.pem",
                            "/etc/ssl/certs"),
                    certificates());
        }
        List<LinkedFunction> lookups = reached.reached(Use.RESOLVER);
        add(
                "name-resolution",
                "a name server and the files of name resolution",
                List.of("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf"),
                lookups);
        add(
                "services-file",
                "numbers of ports by name",
                List.of("/etc/services"),
                reached.calledFromOutside(Use.PORT_NAMES));
        add(
                "proxy",
                "where there is a proxy: its address",
                List.of("$HTTP_PROXY", "$HTTPS_PROXY", "$NO_PROXY"),
                reached.reached(Use.HTTP_CLIENT));
        add("port", "a port to listen on; which one is not in the bytes", List.of(), reached.reached(Use.HTTP_SERVER));
        facts.staticGlibc()
                .filter(glibc -> glibc.nameServiceSwitch())
                .ifPresent(glibc -> needs.add(new Need(
                        "nss-libraries",
                        Need.When.RUN,
                        "shared libraries of exactly the glibc that is linked in"
                                + glibc.version()
                                        .map(version -> " (" + version + ")")
                                        .orElse(""),
                        glibc.version(),
                        List.of("/etc/nsswitch.conf"),
                        List.of(glibc.evidence()),
                        List.of())));
    }

    /** As the rule about them decides it. */
    private List<LinkedFunction> certificates() {
        List<LinkedFunction> uses = new ArrayList<>(reached.of(Use.TLS_CLIENT));
        uses.addAll(reached.of(Use.CERTIFICATE_POOL));
        if (uses.isEmpty() && reached.callsKnown()) {
            uses.addAll(reached.reached(Use.SERVER_CERTIFICATE_CHECK));
            uses.addAll(reached.calledFromOutside(Use.CERTIFICATE_VERIFICATION));
        }
        return uses;
    }

    private void files() {
        if (!reached.has(Use.EMBEDDED_TIME_ZONES)) {
            add(
                    "time-zones",
                    "time zones by name",
                    List.of("$ZONEINFO", "/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"),
                    reached.reached(Use.TIME_ZONES));
        }
        List<LinkedFunction> users = new ArrayList<>(reached.calledFromOutside(Use.CURRENT_USER));
        users.addAll(reached.calledFromOutside(Use.USER_LOOKUP));
        users.addAll(reached.calledFromOutside(Use.GROUP_LOOKUP));
        add("users", "users and groups", List.of("/etc/passwd", "/etc/group"), users);
        List<LinkedFunction> inC = new ArrayList<>();
        if (go.resolver().kind() == Resolver.Kind.GO_AND_C
                && !reached.reached(Use.RESOLVER).isEmpty()) {
            inC.addAll(reached.of(Use.RESOLVER_IN_C));
        }
        if (!users.isEmpty()) {
            inC.addAll(reached.of(Use.USER_DATABASE_IN_C));
        }
        add(
                "nss-modules",
                "the C library's modules for hosts and users, where nsswitch.conf names any",
                List.of("/etc/nsswitch.conf", "libnss_*.so.2"),
                inC);
        add(
                "temporary-files",
                "a directory for temporary files that it may write",
                List.of("$TMPDIR", "/tmp"),
                reached.of(Use.TEMPORARY_FILES));
        add("home-directory", "a home directory", List.of("$HOME"), reached.calledFromOutside(Use.HOME_DIRECTORY));
        add(
                "config-directory",
                "a directory for settings",
                List.of("$XDG_CONFIG_HOME", "$HOME/.config"),
                reached.calledFromOutside(Use.CONFIG_DIRECTORY));
        add(
                "cache-directory",
                "a directory for caches that it may write",
                List.of("$XDG_CACHE_HOME", "$HOME/.cache"),
                reached.calledFromOutside(Use.CACHE_DIRECTORY));
        add(
                "mime-types",
                "media types by file name, beyond Go's own list",
                List.of("/usr/share/mime/globs2", "/etc/mime.types"),
                reached.reached(Use.MIME_TYPES).stream()
                        .filter(function -> function.name().equals("mime.TypeByExtension"))
                        .toList());
    }

    private void programs() {
        add(
                "programs",
                "other programs, which it runs; their names are not known",
                List.of("$PATH"),
                reached.reached(Use.EXTERNAL_PROGRAMS));
        add("syslog", "the system's log", List.of("/dev/log", "/var/run/syslog"), reached.reached(Use.SYSLOG));
        add("plugins", "Go plugins of exactly this build", List.of(), reached.reached(Use.PLUGINS));
        add(
                "dlopen",
                "libraries that it loads by name; which is not in the ELF structures",
                List.of(),
                reached.of(Use.LIBRARIES));
        add("openssl", "OpenSSL's libcrypto, loaded at start", List.of(), reached.of(Use.OPENSSL));
        add(
                "service-notification",
                "where systemd starts it: the socket for notifications",
                List.of("$NOTIFY_SOCKET"),
                reached.reached(Use.SERVICE_NOTIFICATION));
    }

    /** Libraries that the file says it opens by itself. */
    static List<Need> announced(BinaryFacts facts) {
        List<Need> needs = new ArrayList<>();
        for (DlopenNote note : facts.dlopenNotes()) {
            needs.add(new Need(
                    "library",
                    Need.When.RUN,
                    String.join(" or ", note.sonames()),
                    Optional.empty(),
                    List.of(),
                    List.of(".note.dlopen: "
                            + note.priority().name().toLowerCase(java.util.Locale.ROOT)
                            + (note.feature().isEmpty() ? "" : ", " + note.feature())),
                    List.of()));
        }
        return needs;
    }
}
