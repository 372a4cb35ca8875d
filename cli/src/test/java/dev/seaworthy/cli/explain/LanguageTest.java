package dev.seaworthy.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the locale, as POSIX has it. */
class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "zh_CN.UTF-8,,, CHINESE",
        ",zh_CN,, CHINESE",
        ",,zh_CN.utf8, CHINESE",
        ",,zh, CHINESE",
        ",,zh_TW.UTF-8, CHINESE",
        "C.UTF-8,zh_CN,zh_CN, ENGLISH",
        ",en_GB.UTF-8,zh_CN, ENGLISH",
        ",,, ENGLISH",
        ",,zhuang, ENGLISH",
        ",,de_DE.UTF-8, ENGLISH"
    })
    void firstVariableThatIsSet(String all, String messages, String lang, Language expected) {
        Map<String, String> environment = new HashMap<>();
        put(environment, "LC_ALL", all);
        put(environment, "LC_MESSAGES", messages);
        put(environment, "LANG", lang);

        assertThat(Language.of(environment)).isEqualTo(expected);
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
