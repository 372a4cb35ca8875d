package dev.seaworthy.binary;

import java.util.Set;

/** The functions that are looked for in every Go program. */
final class WantedFunctions {
    /** Sorted by what they are evidence of. */
    static final Set<String> NAMES = Set.of(
            "crypto/x509.loadSystemRoots",
            "crypto/x509.SetFallbackRoots",
            "crypto/tls.(*Conn).verifyServerCertificate",
            "net/http.(*Transport).dialConn",
            "net/http.(*Server).Serve",
            "time.LoadLocation",
            "time.loadFromEmbeddedTZData",
            "os/user.Current",
            "os/exec.Command",
            "os.CreateTemp",
            "os.MkdirTemp",
            "os.UserHomeDir",
            "mime.initMimeUnix",
            "plugin.open",
            "net.cgoLookupHostIP",
            "net._C_getaddrinfo",
            "net.readServices",
            "log/syslog.Dial");

    private WantedFunctions() {}
}
