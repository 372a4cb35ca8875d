package dev.seaworthy.logs.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, what is left alone, and that nothing found is shown. Every secret here is made up. */
class LeaksTest {
    private static String shown(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        Spans spans = new Spans();
        new Leaks().find(Arrays.copyOf(text, text.length + 16), 0, text.length, spans);
        return Excerpt.of(text, 0, text.length, -1, spans);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Authorization: Bearer abcdefghijklmnop1234|Authorization: Bearer ‹bearer token›",
                "auth: basic YWxhZGRpbjpvcGVu|auth: basic ‹basic credentials›",
                "key AKIAABCDEFGHIJKLMNOP.|key ‹AWS access key›.",
                "key ASIAABCDEFGHIJKLMNOP|key ‹AWS access key›",
                "key AIzaSyA0123456789abcdefghijklmnopqrstuvw|key ‹Google API key›",
                "gho_abcdefghijklmnopqrstuvwxyz0123456789|‹GitHub token›",
                "github_pat_11ABCDEFG0abcdefghijklmnopqrstuvwxyz0123456789abcdefghij|‹GitHub token›",
                "token ghp_abcdefghijklmnopqrstuvwxyz0123456789 end|token ‹GitHub token› end",
                "glpat-abcdefghij0123456789|‹GitLab token›",
                "xoxb-123456789012-abcdef|‹Slack token›",
                "sk_live_abcdefghijklmnop|‹Stripe key›",
                "-----BEGIN RSA PRIVATE KEY-----MIIE|‹private key›",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl!|jwt ‹JSON Web Token›!",
                "dsn postgres://app:hunter22@db:5432/x|dsn postgres://app:‹password in a URL›@db:5432/x",
                "GET /cb?access_token=abcd1234efgh&x=1|GET /cb?access_token=‹value of a secret's name›&x=1",
                "x?token=abcd1234efgh and secret=abcd1234efgh|x?token=‹value of a secret's name› and"
                        + " secret=‹value of a secret's name›",
                "api_key=abcd1234efgh apikey=abcd1234efgh|api_key=‹value of a secret's name› apikey=‹value of a secret's"
                        + " name›",
                "api-key=abcd1234efgh PASSWD=hunter22|api-key=‹value of a secret's name› PASSWD=‹password›",
                "pwd=hunter22 BEARER abcdefghijklmnop1234|pwd=‹password› BEARER ‹bearer token›",
                "{\"n\":\"password=hunter22 ok\"}|{\"n\":\"password=‹password› ok\"}",
                "body {\\\"password\\\": \\\"hunter22\\\"}|body {\\\"password\\\": \\\"‹password›\\\"}",
                "from anna.k+x@mail.example.org:|from ‹e-mail address›:",
                "card 4111 1111 1111 1111 ok|card ‹card number› ok",
                "card \"4111111111111111\"|card \"‹card number›\"",
                "card 378282246310005|card ‹card number›",
                "id 11010519491231002X ok|id ‹Chinese identity number› ok",
                "id \"440524188001010014\"|id \"440524188001010014\"",
                "tel 13812345678, 8613912345678|tel ‹Chinese mobile number›, ‹Chinese mobile number›"
            })
    void whatIsFoundIsNotShown(String line, String expected) {
        // At odd places too, and everywhere in the eight bytes that are read at once.
        for (int place = 0; place < 8; place++) {
            assertThat(shown(" ".repeat(place) + line)).isEqualTo(" ".repeat(place) + expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elapsed\":15012345678,\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}",
                "{\"unix_nano\":1764352800123456789}",
                "card 4111 1111 1111 1112, order 4111111111111112",
                "postgres://app:xxxxx@db:5432/x and postgres://db:5432/x",
                "password: must be longer, password=***, password=[REDACTED]",
                "github.com/foo/bar@v1.2.3 and user@localhost",
                "the bearer of bad news; basic authentication required",
                "monkey=banana eyJustaword AKIDNAPPING",
                "id 110105194912310021"
            })
    void whatOnlyLooksSimilarIsLeftAlone(String line) {
        assertThat(shown(line)).isEqualTo(line);
    }

    @Test
    void aSecretThatBeginsBeforeThePieceShownIsMaskedToo() {
        String line = "x".repeat(300) + " Bearer " + "s".repeat(200) + " end";
        byte[] text = Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8), line.length() + 16);
        Spans spans = new Spans();
        new Leaks().find(text, 0, line.length(), spans);

        assertThat(Excerpt.of(text, 0, line.length(), 450, spans))
                .doesNotContain("ss")
                .endsWith("› end");
    }

    @Test
    void aLineWithMoreSecretsThanAreKeptIsNotShown() {
        assertThat(shown("a.b@example.org ".repeat(100))).doesNotContain("example");
    }
}
