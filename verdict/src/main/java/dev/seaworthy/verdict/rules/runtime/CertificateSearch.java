package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the certificates of authorities as Go does on Linux (golang/go, {@code src/crypto/x509/root_unix.go} and
 * {@code root_linux.go}): the first file that can be read ends the search for files, even when no certificate is in it;
 * then all files of all directories are read.
 */
final class CertificateSearch {
    private static final List<String> FILES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private static final List<String> DIRECTORIES = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");

    /** Read on every system until Go 1.16 kept them to theirs; on a Linux they are next to never there. */
    private static final List<String> DIRECTORIES_UNTIL_1_16 = List.of(
            "/etc/ssl/certs",
            "/system/etc/security/cacerts",
            "/usr/local/share/certs",
            "/etc/pki/tls/certs",
            "/etc/openssl/certs",
            "/var/ssl/certs");

    private final Case one;
    private final RootView root;
    private final Files files;
    private final List<Fact> places = new ArrayList<>();
    private Optional<String> error = Optional.empty();
    private Optional<String> unknown = Optional.empty();
    private Optional<String> empty = Optional.empty();

    private CertificateSearch(Case one) {
        this.one = one;
        this.root = one.target().root();
        this.files = Files.of(one);
    }

    /** What came of it. */
    sealed interface Result {
        /** There is at least one certificate. */
        record Found() implements Result {}

        /**
         * There is none.
         *
         * @param places every place that was looked at, in order
         * @param error Go's error when a place was there and could not be read; without one the pool is merely empty
         * @param emptyBundle the bundle that was read and holds no certificate
         */
        record None(List<Fact> places, Optional<String> error, Optional<String> emptyBundle) implements Result {}

        /** It cannot be told. */
        record Unknown(String reason) implements Result {}
    }

    static Result simulate(Case one) {
        return new CertificateSearch(one).search();
    }

    private Result search() {
        if (inFiles() || inDirectories()) {
            return new Result.Found();
        }
        return unknown.<Result>map(Result.Unknown::new).orElseGet(() -> new Result.None(places, error, empty));
    }

    private boolean inFiles() {
        Optional<String> variable = variable("SSL_CERT_FILE");
        for (String file : variable.map(List::of).orElse(FILES)) {
            String name = variable.isPresent() ? "SSL_CERT_FILE" : "looked for";
            switch (files.read(file)) {
                case Files.Opened.File(String real) -> {
                    int count = count(file);
                    if (count > 0) {
                        return true;
                    }
                    if (count == 0) {
                        places.add(new Fact(name, file + ": is there, and holds no certificate"));
                        empty = Optional.of(real);
                        return false;
                    }
                }
                case Files.Opened.Directory _ -> fails(name, "read " + file + ": is a directory");
                case Files.Opened.Denied _ -> fails(name, "open " + file + ": permission denied");
                case Files.Opened.Absent(String reason) -> places.add(new Fact(name, absent(file, reason)));
                case Files.Opened.Unknown(String reason) -> unknown = unknown.or(() -> Optional.of(reason));
            }
        }
        return false;
    }

    private boolean inDirectories() {
        Optional<String> variable = variable("SSL_CERT_DIR");
        List<String> directories = variable.map(value -> List.of(value.split(":")))
                .orElse(Linked.in(one).since(1, 17) ? DIRECTORIES : DIRECTORIES_UNTIL_1_16);
        String name = variable.isPresent() ? "SSL_CERT_DIR" : "looked in";
        for (String directory : directories) {
            switch (files.read(directory)) {
                case Files.Opened.Directory _ -> {
                    if (inDirectory(name, directory)) {
                        return true;
                    }
                }
                case Files.Opened.File _ -> fails(name, "open " + directory + ": not a directory");
                case Files.Opened.Denied _ -> fails(name, "open " + directory + ": permission denied");
                case Files.Opened.Absent(String reason) -> places.add(new Fact(name, absent(directory, reason)));
                case Files.Opened.Unknown(String reason) -> unknown = unknown.or(() -> Optional.of(reason));
            }
        }
        return false;
    }

    /** Links within the directory are left out, and what cannot be read is passed over in silence. */
    private boolean inDirectory(String name, String directory) {
        switch (root.list(files.absolute(directory))) {
            case RootView.Listing.Names(List<String> names) -> {
                for (String entry : names) {
                    String path = directory + "/" + entry;
                    boolean inside = root.entry(files.absolute(path)) instanceof RootView.Entry.Link(String target)
                            && target.indexOf('/') < 0;
                    if (!inside && files.read(path) instanceof Files.Opened.File && count(path) > 0) {
                        return true;
                    }
                }
                places.add(new Fact(name, directory + ": " + names.size() + " files, none with a certificate"));
            }
            case RootView.Listing.Absent(String reason) -> places.add(new Fact(name, absent(directory, reason)));
            case RootView.Listing.Unknown(String reason) -> unknown = unknown.or(() -> Optional.of(reason));
        }
        return false;
    }

    /** How many certificates, or 1 for an unknown number of them; -1 when that is not known, which is then remembered. */
    private int count(String path) {
        return switch (root.certificates(files.absolute(path))) {
            case RootView.Certificates.Count(String _, int count) -> count;
            case RootView.Certificates.Some _ -> 1;
            case RootView.Certificates.Absent _ -> 0;
            case RootView.Certificates.Unknown(String reason) -> {
                unknown = unknown.or(() -> Optional.of(reason));
                yield -1;
            }
        };
    }

    private void fails(String name, String why) {
        places.add(new Fact(name, why));
        error = error.or(() -> Optional.of(why));
    }

    private static String absent(String path, String reason) {
        return reason.equals("there is no " + path) ? path + ": is not there" : path + ": " + reason;
    }

    private Optional<String> variable(String name) {
        return one.start().variable(name).filter(value -> !value.isEmpty());
    }
}
