package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionNamesTest {
    @ParameterizedTest
    @CsvSource({
        "net/http.(*Server).Serve, net/http",
        "main.main, main",
        "gopkg.in/yaml%2ev3.Marshal, gopkg.in/yaml.v3",
        "github.com/robfig/cron/v3.Parse, github.com/robfig/cron/v3",
        "github.com/a/b.(*Set[go.shape.struct { C github.com/x/y.Z }]).Add, github.com/a/b",
        "slices.SortFunc[go.shape.[]github.com/a/b.C], slices",
        "type:.eq.net/http.Cookie, ''",
        "_cgo_init, ''",
        "'', ''",
    })
    void packageOfAFunction(String function, String expected) {
        assertThat(FunctionNames.packagePath(function)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "net/http, true",
        "vendor/golang.org/x/net/idna, true",
        "golang.org/x/net/idna, false",
        "main, false",
        "github.com/a/b, false",
        "'', false",
    })
    void standardLibrary(String packagePath, boolean expected) {
        assertThat(FunctionNames.isStandard(packagePath, Optional.empty())).isEqualTo(expected);
    }

    @Test
    void aModuleMayHaveTheNameOfAPartOfTheStandardLibrary() {
        BuildInfo info = new TinyGo(dev.seaworthy.testkit.Machine.AMD64)
                .buildInfo("go1.21.0", "path\ttime/service\nmod\ttime/service\t(devel)\t\n")
                .facts()
                .go()
                .flatMap(GoFacts::buildInfo)
                .orElseThrow();

        assertThat(FunctionNames.isStandard("time/service/zones", Optional.of(info)))
                .isFalse();
        assertThat(FunctionNames.isStandard("time", Optional.of(info))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b.F.func1|a/b.F",
                "a/b.F.func1.2|a/b.F.func1 a/b.F",
                "a/b.(*T).M.gowrap1|a/b.(*T).M",
                "a/b.F|",
                "a/b.(*T).M-fm|",
                "a/b.glob..func1|",
            })
    void whereAClosureIsWritten(String function, String expected) {
        assertThat(String.join(" ", FunctionNames.enclosing(function))).isEqualTo(expected == null ? "" : expected);
    }
}
