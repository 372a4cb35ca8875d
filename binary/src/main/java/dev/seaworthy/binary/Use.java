package dev.seaworthy.binary;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Things of a Linux that a Go program may use while it runs, each with the functions that only programs have which can
 * use it. Names differ between releases; those of all releases from 1.13 on are listed. Functions that every program has
 * are evidence of nothing and are not here.
 *
 * <p>A function that is small enough to be inlined everywhere has no code of its own, and before Go 1.16 no name either:
 * so each list also has those that it calls.
 */
public enum Use {
    /** Reads the certificates of authorities that the system trusts. */
    SYSTEM_CERTIFICATES("crypto/x509.loadSystemRoots", "crypto/x509.initSystemRoots"),
    /** Checks certificates, against the system's authorities unless the program brings its own. */
    CERTIFICATE_VERIFICATION("crypto/x509.(*Certificate).Verify"),
    /** Asks for the system's authorities by name. */
    CERTIFICATE_POOL("crypto/x509.SystemCertPool"),
    /**
     * Connects by TLS, and so checks the server's certificate. The function that does so
     * ({@code verifyServerCertificate}) is in every server too, because connections of both kinds are of one type.
     */
    TLS_CLIENT(
            "net/http.(*Transport).dialConn",
            "crypto/tls.dial",
            "crypto/tls.Dial",
            "crypto/tls.(*Dialer).DialContext",
            "net/smtp.(*Client).StartTLS",
            "google.golang.org/grpc/credentials.(*tlsCreds).ClientHandshake"),
    /** Checks the certificate of a server. Who calls it tells a client from a server; that it is linked does not. */
    SERVER_CERTIFICATE_CHECK("crypto/tls.(*Conn).verifyServerCertificate"),
    /** Makes a TLS client of a connection that it has already. Since Go 1.20 servers of net/http have the name too. */
    TLS_CLIENT_ON_CONNECTION("crypto/tls.Client"),
    /** Accepts connections by TLS. Its own certificate comes with it; authorities are needed for clients' ones only. */
    TLS_SERVER("crypto/tls.(*Conn).serverHandshake"),
    /** Asks HTTP servers. */
    HTTP_CLIENT("net/http.(*Transport).dialConn"),
    /** Is an HTTP server. */
    HTTP_SERVER("net/http.(*Server).Serve"),
    /** Has authorities of its own for systems without any. */
    FALLBACK_CERTIFICATES(
            "crypto/x509.SetFallbackRoots",
            "golang.org/x/crypto/x509roots/fallback.init.0",
            "golang.org/x/crypto/x509roots/fallback.newFallbackCertPool"),
    /** Asks for time zones by name. The local one is read by every program, and its absence is no error. */
    TIME_ZONES("time.LoadLocation"),
    /** Has the time zones in it (package {@code time/tzdata}, or the build tag {@code timetzdata}). */
    EMBEDDED_TIME_ZONES("time/tzdata.loadFromEmbeddedTZData", "time/tzdata.init.0"),
    /** Finds out the local time zone; a program that never asks for the local time need not have it. */
    LOCAL_TIME("time.initLocal"),
    /** Asks who runs it. */
    CURRENT_USER("os/user.Current", "os/user.current"),
    /** Looks up users. */
    USER_DATABASE("os/user.Lookup", "os/user.LookupId", "os/user.lookupUser", "os/user.lookupUserId"),
    /** Looks up users that it names itself. */
    USER_LOOKUP("os/user.Lookup", "os/user.LookupId"),
    /** Looks up groups that it names itself. */
    GROUP_LOOKUP("os/user.LookupGroup", "os/user.LookupGroupId", "os/user.lookupGroup", "os/user.lookupGroupId"),
    /** Asks for the groups of a user. */
    GROUP_MEMBERSHIP("os/user.(*User).GroupIds", "os/user.listGroups"),
    /** Looks up groups. */
    GROUP_DATABASE(
            "os/user.LookupGroup",
            "os/user.LookupGroupId",
            "os/user.lookupGroup",
            "os/user.lookupGroupId",
            "os/user.listGroups",
            "os/user.(*User).GroupIds"),
    /** Looks up users and groups through the C library, and so by {@code nsswitch.conf}. */
    USER_DATABASE_IN_C(
            "os/user.lookupUnixUid",
            "os/user.buildUser",
            "os/user.lookupUnixGid",
            "os/user.buildGroup",
            "os/user.getGroupList",
            "os/user.groupRetry"),
    /** Looks up hosts by name. */
    RESOLVER("net.(*conf).hostLookupOrder", "net.(*Resolver).lookupIPAddr"),
    /**
     * Can look them up through the C library. Others of the same kind ({@code net.cgoLookupIP}) have empty stand-ins in
     * programs without.
     */
    RESOLVER_IN_C("net.cgoLookupIPCNAME", "net.cgoLookupHostIP", "net.cgoLookupServicePort", "net._C_getaddrinfo"),
    /** Reads the hosts file. */
    HOSTS_FILE("net.readHosts"),
    /** Reads the list of port names. */
    SERVICES_FILE("net.readServices"),
    /** Asks for ports by the names of services; every program that connects has the code for it. */
    PORT_NAMES("net.LookupPort", "net.(*Resolver).LookupPort"),
    /** Reads the list of protocol names. */
    PROTOCOLS_FILE("net.readProtocols"),
    /** Runs other programs by name. */
    EXTERNAL_PROGRAMS("os/exec.Command", "os/exec.CommandContext", "os/exec.LookPath", "os/exec.(*Cmd).Start"),
    /** Starts processes, or becomes another program. */
    PROCESSES("os.StartProcess", "syscall.forkExec", "syscall.Exec", "golang.org/x/sys/unix.Exec"),
    /** Makes temporary files or directories. */
    TEMPORARY_FILES("os.CreateTemp", "os.MkdirTemp", "io/ioutil.TempFile", "io/ioutil.TempDir"),
    /** Reads forms that are uploaded, of which large ones go to temporary files. */
    FORM_UPLOADS("mime/multipart.(*Reader).readForm", "mime/multipart.(*Reader).ReadForm"),
    /** Asks for the home directory. */
    HOME_DIRECTORY("os.UserHomeDir"),
    /** Asks for the directory of settings. */
    CONFIG_DIRECTORY("os.UserConfigDir"),
    /** Asks for the directory of caches. */
    CACHE_DIRECTORY("os.UserCacheDir"),
    /** Reads the system's list of file name endings and media types. */
    MIME_TYPES("mime.initMimeUnix", "mime.loadMimeFile", "mime.TypeByExtension"),
    /** Sends to the system's log. */
    SYSLOG("log/syslog.Dial", "log/syslog.New", "log/syslog.unixSyslog"),
    /** Loads Go plugins. */
    PLUGINS("plugin.Open", "plugin.open"),
    /** Loads libraries by name while it runs, without a trace in the ELF structures. */
    LIBRARIES(
            "github.com/ebitengine/purego.Dlopen",
            "github.com/ebitengine/purego.dlopen",
            "github.com/coreos/pkg/dlopen.GetHandle",
            "github.com/rainycape/dl.Open"),
    /** Loads OpenSSL for its cryptography: toolchains of Microsoft, Red Hat and others for FIPS 140. */
    OPENSSL(
            "vendor/github.com/golang-fips/openssl/v2.Init",
            "vendor/github.com/golang-fips/openssl/v2.dlopen",
            "github.com/golang-fips/openssl/v2.Init",
            "github.com/golang-fips/openssl/openssl.Init",
            "vendor/github.com/golang-fips/openssl-fips/openssl.Init",
            "crypto/internal/backend/opensslsetup.init.0",
            "crypto/internal/backend/internal/opensslsetup.init.0"),
    /** Has SQLite through C code, or an empty stand-in for it. */
    SQLITE_IN_C("github.com/mattn/go-sqlite3.(*SQLiteDriver).Open"),
    /** Adapts the number of threads to the container's share of processors by itself. */
    PROCESSOR_QUOTA("go.uber.org/automaxprocs/maxprocs.Set"),
    /** Adapts the garbage collector to the container's memory by itself. */
    MEMORY_QUOTA(
            "github.com/KimMachineGun/automemlimit/memlimit.SetGoMemLimitWithOpts",
            "github.com/KimMachineGun/automemlimit/memlimit.SetGoMemLimitWithEnv",
            "github.com/KimMachineGun/automemlimit/memlimit.SetGoMemLimit"),
    /** Has metrics for Prometheus, those of Go's runtime among them. */
    PROMETHEUS_METRICS(
            "github.com/prometheus/client_golang/prometheus.(*Registry).Gather",
            "github.com/prometheus/client_golang/prometheus/promhttp.HandlerFor",
            "github.com/prometheus/client_golang/prometheus/promhttp.HandlerForTransactional"),
    /** Tells systemd when it is ready. */
    SERVICE_NOTIFICATION(
            "github.com/coreos/go-systemd/daemon.SdNotify",
            "github.com/coreos/go-systemd/v22/daemon.SdNotify",
            "github.com/okzk/sdnotify.SdNotify",
            "github.com/iguanesolutions/go-systemd/v5/notify.Ready",
            "github.com/caddyserver/caddy/v2/notify.notifyReadiness",
            "github.com/caddyserver/caddy/v2/notify.sdNotify"),
    /** Takes sockets that systemd opened for it ({@code LISTEN_FDS}, sd_listen_fds(3)). */
    SOCKET_ACTIVATION(
            "github.com/coreos/go-systemd/activation.Files",
            "github.com/coreos/go-systemd/v22/activation.Files",
            "github.com/coreos/go-systemd/activation.Listeners",
            "github.com/coreos/go-systemd/v22/activation.Listeners");

    @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable, though its type cannot say so, and keeps its order.
    private final Set<String> functions;

    Use(String... functions) {
        this.functions = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(functions)));
    }

    /** The functions of which one is enough, the most telling first. */
    public Set<String> functions() {
        return functions;
    }
}
