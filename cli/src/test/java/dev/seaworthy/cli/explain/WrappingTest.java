package dev.seaworthy.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines for terminals. */
class WrappingTest {
    @Test
    void wordsStayWhole() {
        assertThat(Wrapping.wrap("one two three four", 9, "  ")).isEqualTo("one two\n  three\n  four");
        assertThat(Wrapping.wrap("a verylongwordindeed b", 8, "")).isEqualTo("a\nverylongwordindeed\nb");
        assertThat(Wrapping.wrap("", 8, "")).isEmpty();
    }

    @Test
    void chineseTakesTwoColumnsAndBreaksAnywhereButBeforePunctuation() {
        assertThat(Wrapping.width("加载器 a")).isEqualTo(8);
        assertThat(Wrapping.wrap("加载器不存在", 8, "")).isEqualTo("加载器不\n存在");
        assertThat(Wrapping.wrap("加载器不\uff0c存在", 8, "")).isEqualTo("加载器\n不\uff0c存在");
        assertThat(Wrapping.padded("加载", 6)).isEqualTo("加载  ");
    }

    @Test
    void linesOfAParagraphAreJoinedAsTheLanguageWants() {
        assertThat(Wrapping.join("one", "two")).isEqualTo("one two");
        assertThat(Wrapping.join("加载", "器")).isEqualTo("加载器");
        assertThat(Wrapping.join("", "two")).isEqualTo("two");
    }
}
