package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoQuoteTest {
    @Test
    void quotesAsGoDoes() {
        assertThat(GoQuote.quote("-s -w \"x\"\\\n\u0001é\u00a0\ud83d\ude00"))
                .isEqualTo("\"-s -w \\\"x\\\"\\\\\\n\\x01é\\u00a0\ud83d\ude00\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a b",
                "tab\there",
                "quote\"s",
                "back\\slash",
                "\u0007\u007f",
                "\u2028",
                "é\ud83d\ude00"
            })
    void whatIsQuotedComesBack(String text) {
        assertThat(GoQuote.unquote(GoQuote.quote(text))).hasValue(text);
    }

    @Test
    void otherNotations() {
        assertThat(GoQuote.unquote("`raw \\n`")).hasValue("raw \\n");
        assertThat(GoQuote.unquote("\"\\101\\x42\\u0043\"")).hasValue("ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"open", "\"bad\\q\"", "\"\\x1\"", "\"\\Uffffffff\"", "\"a\"b\"", "plain"})
    void brokenQuotesAreNone(String text) {
        assertThat(GoQuote.unquote(text)).isEmpty();
    }
}
