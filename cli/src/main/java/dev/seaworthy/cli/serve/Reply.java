package dev.seaworthy.cli.serve;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import dev.seaworthy.image.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of a question. */
public sealed interface Reply {
    /**
     * The command was run: {@code {"id": 1, "exit": 0, "out": "…", "err": ""}}.
     *
     * @param exit its exit code
     * @param out what it wrote to its standard output
     * @param err what it complained of
     */
    record Done(int exit, String out, String err) implements Reply {}

    /** It was not: {@code {"id": 1, "error": "…"}}. */
    record Refused(String why) implements Reply {}

    /** As it is sent: one line. */
    default byte[] line(Optional<Json> id) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(value -> members.put("id", value));
        switch (this) {
            case Done(int exit, String out, String err) -> {
                members.put("exit", new Json.Numeral(Integer.toString(exit)));
                members.put("out", new Json.Text(out));
                members.put("err", new Json.Text(err));
            }
            case Refused(String why) -> members.put("error", new Json.Text(why));
        }
        return (JsonText.of(new Json.Members(members)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads such a line; empty when it is something else. */
    static Optional<Reply> of(byte[] line) {
        try {
            Json json = JsonReader.read(line);
            Optional<Long> exit = json.number("exit");
            return exit.isPresent()
                    ? Optional.of(new Done(
                            Math.toIntExact(exit.get()),
                            json.text("out").orElse(""),
                            json.text("err").orElse("")))
                    : json.text("error").map(Refused::new);
        } catch (JsonException | ArithmeticException otherwise) {
            return Optional.empty();
        }
    }
}
