package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaCertificatesRuleTest {
    private static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
    /** A certificate as far as a count of certificates goes: one DER sequence without content. */
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

    @TempDir
    private Path work;

    private Service client(String goVersion) throws IOException {
        return Service.of(work, goVersion, "crypto/x509.loadSystemRoots", "net/http.(*Transport).dialConn");
    }

    private static List<Finding> findings(Service service) throws IOException {
        return new CaCertificatesRule().check(service.asCase());
    }

    private static Finding gap(Service service) throws IOException {
        List<Finding> findings = findings(service);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.GAP);
        return findings.getFirst();
    }

    @Test
    void aClientOnAnEmptyRootFailsAtTheFirstServer() throws IOException {
        Finding gap = gap(client("go1.22.1"));

        assertThat(gap.predictedError())
                .contains("tls: failed to verify certificate: x509: certificate signed by unknown authority");
        assertThat(gap.binaryEvidence()).contains(new Fact("linked function", "net/http.(*Transport).dialConn"));
        assertThat(gap.targetEvidence().getFirst().value()).startsWith(BUNDLE);
        assertThat(gap.targetEvidence()).hasSize(8);
    }

    @Test
    void olderReleasesSayLess() throws IOException {
        assertThat(gap(client("go1.19.8")).predictedError()).contains("x509: certificate signed by unknown authority");
    }

    @Test
    void anyOfTheBundlesWillDo() throws IOException {
        assertThat(findings(client("go1.22.1").file("/etc/ssl/cert.pem", CERTIFICATE)))
                .isEmpty();
    }

    @Test
    void singleCertificatesInADirectoryWillDo() throws IOException {
        assertThat(findings(client("go1.22.1").file("/etc/pki/tls/certs/authority.pem", CERTIFICATE)))
                .isEmpty();
    }

    @Test
    void aLinkWithinTheDirectoryIsNotRead() throws IOException {
        gap(client("go1.22.1")
                .file("/etc/ssl/certs/folder/authority.pem", CERTIFICATE)
                .link("/etc/ssl/certs/authority.pem", "folder"));
    }

    @Test
    void anEmptyBundleEndsTheSearchForBundles() throws IOException {
        Service service = client("go1.22.1").file(BUNDLE, "").file("/etc/ssl/cert.pem", CERTIFICATE);

        assertThat(gap(service).message()).endsWith("has none: " + BUNDLE + " is there, but holds no certificate.");
    }

    @Test
    void aDanglingLinkCountsAsAbsent() throws IOException {
        Service service = client("go1.22.1").link(BUNDLE, "/etc/pki/bundle.pem");

        assertThat(gap(service).targetEvidence().getFirst().value())
                .isEqualTo(BUNDLE + ": there is no /etc/pki, to which a symbolic link leads");
    }

    @Test
    void aBundleOfRootAloneIsNoneToOthers() throws IOException {
        Service service = client("go1.22.1").file(BUNDLE, CERTIFICATE).mode(BUNDLE, "rw-------");

        assertThat(findings(service)).isEmpty();
        assertThat(gap(service.runBy("65532")).predictedError())
                .contains("tls: failed to verify certificate: x509: failed to load system roots and no roots provided;"
                        + " open " + BUNDLE + ": permission denied");
    }

    @Test
    void variablesTakeThePlaceOfTheUsualPlaces() throws IOException {
        Service service = client("go1.22.1").file("/opt/trust.pem", CERTIFICATE);

        gap(service);
        assertThat(findings(service.with("SSL_CERT_FILE", "/opt/trust.pem"))).isEmpty();
        gap(service.with("SSL_CERT_FILE", "/opt/none.pem"));
        assertThat(findings(service.with("SSL_CERT_DIR", "/none:/opt"))).isEmpty();
    }

    @Test
    void aServerNeedsNone() throws IOException {
        assertThat(findings(Service.of(
                        work,
                        "go1.27.3",
                        "crypto/x509.loadSystemRoots",
                        "crypto/tls.(*Conn).verifyServerCertificate",
                        "crypto/tls.Client",
                        "net/http.(*Server).Serve")))
                .isEmpty();
    }

    @Test
    void rootsInsideTheBinaryAreTakenInstead() throws IOException {
        assertThat(findings(Service.of(
                        work,
                        "go1.22.1",
                        "crypto/x509.loadSystemRoots",
                        "crypto/x509.SetFallbackRoots",
                        "net/http.(*Transport).dialConn")))
                .isEmpty();
    }
}
