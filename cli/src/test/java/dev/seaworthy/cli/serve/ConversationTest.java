package dev.seaworthy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    /** Says what it was asked. */
    private static Reply echo(Question question) {
        return new Reply.Done(1, String.join(" ", question.arguments()) + "\n", "");
    }

    private static List<String> replies(String questions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversation.hold(
                new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)), out, ConversationTest::echo);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void eachLineIsAnsweredInOne() throws IOException {
        assertThat(replies("""
                        {"id": 7, "arguments": ["check", "a b"]}

                        {"arguments": ["check", "数"], "other": null}""")).containsExactly("""
                        {"id":7,"exit":1,"out":"check a b\\n","err":""}""", """
                        {"exit":1,"out":"check 数\\n","err":""}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check service                      | is no JSON",
                "{}                                 | needs",
                "{\"arguments\": []}                | needs",
                "{\"arguments\": \"check\"}         | needs",
                "{\"arguments\": [\"check\", 1]}    | needs",
                "[[[                                | is no JSON"
            })
    void whatIsNoQuestionIsRefusedAndTheNextOneAnswered(String line, String why) throws IOException {
        List<String> replies = replies(line + "\n{\"arguments\": [\"check\"]}\n");

        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst()).startsWith("{\"error\":\"a question ").contains(why);
        assertThat(replies.getLast()).startsWith("{\"exit\":1");
    }

    @Test
    void anEndlessLineEndsIt() throws IOException {
        assertThat(replies("x".repeat(3 << 20) + "\n{\"arguments\": [\"check\"]}\n"))
                .containsExactly("{\"error\":\"a question has more than 1048576 bytes\"}");
    }

    @Test
    void aReplyIsReadAsItWasMeant() {
        Reply done = new Reply.Done(3, "line\n\"quoted\"\t\\ 数 🚢", "seaworthy: x\n");
        Reply refused = new Reply.Refused("busy");

        assertThat(Reply.of(done.line(java.util.Optional.empty()))).contains(done);
        assertThat(Reply.of(refused.line(java.util.Optional.empty()))).contains(refused);
        assertThat(Reply.of("HTTP/1.1 400".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
