package dev.seaworthy.bundle.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a description says, and what is said of a wrong one. */
class DescriptionTest {
    private static final String HEAD = "version: 1\nname: orders\nbinary: ./orders\n";

    private static Service read(String text) {
        Description description = Description.read(text);
        assertThat(description).isInstanceOf(Description.Read.class);
        return ((Description.Read) description).service();
    }

    private static List<String> problems(String text) {
        Description description = Description.read(text);
        assertThat(description).isInstanceOf(Description.Wrong.class);
        return ((Description.Wrong) description)
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aUsualServiceIsTenLines() {
        Service service = read("""
                version: 1
                name: orders
                binary: ./orders
                ports: {metrics: 9090, http: 8080}
                health: /healthz
                metrics: {path: /metrics, port: metrics}
                resources: {cpu: 500m, memory: 256Mi}
                docker: {}
                systemd:
                """);

        Port http = new Port("http", 8080, Port.Protocol.TCP);
        Port metrics = new Port("metrics", 9090, Port.Protocol.TCP);
        assertThat(service.ports()).containsExactly(metrics, http);
        assertThat(service.health()).contains(new Endpoint(http, "/healthz"));
        assertThat(service.metrics()).contains(new Endpoint(metrics, "/metrics"));
        assertThat(service.resources()).isEqualTo(new Resources(OptionalInt.of(500), OptionalLong.of(256 << 20)));
        assertThat(service.sections().docker()).map(Docker::user).contains(65532);
        assertThat(service.sections().systemd()).map(Systemd::restart).contains(Systemd.Restart.ON_FAILURE);
        assertThat(service.sections().kubernetes()).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnceWithLineAndColumn() {
        assertThat(problems(HEAD + "prots: {http: 80}\nhealth: healthz\nsystemd: {restart: allways}\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "4:1: unknown key \"prots\"; did you mean \"ports\"? Allowed here: version, "),
                        second -> assertThat(second)
                                .startsWith("5:9: health: \"healthz\" is not allowed; allowed: a path of a URL"),
                        third -> assertThat(third)
                                .isEqualTo("5:9: health: needs a TCP port under \"ports\" to be asked at"),
                        fourth -> assertThat(fourth)
                                .isEqualTo("6:20: systemd.restart: \"allways\" is not allowed; did you mean \"always\"?"
                                        + " allowed: no, on-failure, on-abnormal, always"));
    }

    @Test
    void textThatIsNoYamlIsToldWhere() {
        assertThat(problems("version: 1\nname: [orders\n"))
                .singleElement()
                .asString()
                .startsWith("3:1: no YAML: ");
        assertThat(problems("\tversion: 1\n")).singleElement().asString().startsWith("1:1: no YAML: ");
        assertThat(problems("version: \u0000\n")).singleElement().asString().contains("no YAML: ");
    }

    @Test
    void hostileTextIsRefusedQuickly() {
        assertThat(problems("a: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested too deeply");
        assertThat(problems("a: &a [1]\nb: [*a, *a]\n"))
                .singleElement()
                .asString()
                .contains("aliases (*a)");
        assertThat(problems("a: 1\n".repeat(400_000)))
                .singleElement()
                .asString()
                .contains("longer than any description");
        assertThat(problems("version: 1\n---\nversion: 1\n"))
                .singleElement()
                .asString()
                .contains("second document");
        assertThat(problems(HEAD + "? [a]\n: b\n")).contains("4:3: a key must be a word");
        assertThat(problems(HEAD + "name: again\n")).contains("4:1: name: stands here twice");
    }

    @Test
    void whatBelongsTogetherIsCheckedTogether() {
        assertThat(problems(HEAD + "ports: {a: 80, b: 80}\n"))
                .containsExactly("4:19: ports.b: another port has the number 80 already");
        assertThat(problems(HEAD + "docker: {image: [push]}\n"))
                .singleElement()
                .asString()
                .contains("needs \"repository\"");
        assertThat(problems(HEAD + "systemd: {packages: [deb]}\n"))
                .singleElement()
                .asString()
                .contains("needs \"maintainer\"");
        assertThat(problems(HEAD + "ports: {http: 80}\nhealth: {path: /, port: htp}\n"))
                .containsExactly("5:25: health.port: \"htp\" is not allowed; did you mean \"http\"? allowed: http");
    }

    /** YAML costs more than a kilobyte for each character in the worst of cases. */
    @Test
    void aDescriptionWithoutEndIsRefused() {
        assertThat(problems(HEAD + "# and so on\n".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("longer than any description");
    }
}
