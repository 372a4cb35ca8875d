package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.cli.explain.Language;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sentences of the views in Chinese. */
class InspectSentencesTest {
    private final Translations chinese = Translations.ofViews(Language.CHINESE);

    @Test
    void wholeSentencesAndThoseWithSomethingPutIn() {
        assertThat(chinese.of("users and groups")).isEqualTo("用户和组");
        assertThat(chinese.of("glibc 2.34 or newer")).isEqualTo("glibc 2.34 或更新");
        assertThat(chinese.of("cannot be started on this target: the loader is not there: there is no /lib64"))
                .isEqualTo("在此目标上无法启动：没有这个加载器：没有 /lib64");
        assertThat(chinese.of("relocates; finds 43 symbols for the program")).isEqualTo("重定位；为程序查找 43 个符号");
        assertThat(chinese.of("never said")).isEqualTo("never said");
        assertThat(Translations.ofViews(Language.ENGLISH).of("users and groups"))
                .isEqualTo("users and groups");
    }

    @Test
    void everyLineHasBothSidesAndTheSameHoles() {
        Set<String> known = new HashSet<>();
        for (String line : Translations.lines(Translations.VIEWS)) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] sides = line.split("\t", -1);
            assertThat(sides).as(line).hasSize(2).doesNotContain("");
            assertThat(known.add(sides[0])).as("twice: " + line).isTrue();
            assertThat(sides[0].split("\\{}", -1)).as(line).hasSameSizeAs(sides[1].split("\\{}", -1));
        }
        assertThat(known).hasSizeGreaterThan(100);
    }
}
