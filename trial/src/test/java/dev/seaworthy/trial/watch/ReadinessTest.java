package dev.seaworthy.trial.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessTest {
    @Test
    void isReadFromText() {
        assertThat(Readiness.parse("port:8080")).contains(new Readiness.Port(8080));
        assertThat(Readiness.parse("http:80/healthz?x=1")).contains(new Readiness.Http(80, "/healthz?x=1"));
        assertThat(Readiness.parse("http:80")).contains(new Readiness.Http(80, "/"));
        assertThat(Readiness.parse("log:listening on .*"))
                .hasValueSatisfying(log -> assertThat(log).isInstanceOf(Readiness.Log.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "port:", "port:0", "port:65536", "port:x", "http:80/a b", "log:", "log:(", "80"})
    void nonsenseIsNone(String text) {
        assertThat(Readiness.parse(text)).isEmpty();
    }
}
