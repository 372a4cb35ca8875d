package dev.seaworthy.cli.serve;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import dev.seaworthy.image.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that somebody wants to be run: {@code {"id": 1, "arguments": ["check", "service"]}}.
 *
 * @param id any value, which comes back with the reply
 * @param arguments as on the command line
 * @param colour whether text is to be coloured when the arguments leave it open
 * @param asker who asks; only sent by a command that can do the work itself
 */
public record Question(Optional<Json> id, List<String> arguments, boolean colour, Optional<Asker> asker) {
    public Question {
        arguments = List.copyOf(arguments);
    }

    /** A line that is no question. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static Question of(byte[] line) throws Malformed {
        Json json;
        try {
            json = JsonReader.read(line);
        } catch (JsonException wrong) {
            throw new Malformed("is no JSON: " + wrong.getMessage());
        }
        List<Json> words = json.elements("arguments");
        List<String> arguments = json.texts("arguments");
        if (arguments.isEmpty() || arguments.size() < words.size()) {
            throw new Malformed("needs \"arguments\", an array of strings, such as [\"check\", \"FILE\"]");
        }
        return new Question(
                json.member("id"),
                arguments,
                json.member("colour").equals(Optional.of(new Json.Flag(true))),
                json.member("asker").map(Asker::of));
    }

    /** As it is sent: one line. */
    byte[] line() {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(value -> members.put("id", value));
        members.put("arguments", texts(arguments));
        members.put("colour", new Json.Flag(colour));
        asker.ifPresent(value -> members.put("asker", value.json()));
        return (JsonText.of(new Json.Members(members)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Json texts(List<String> texts) {
        return new Json.Array(
                texts.stream().map(text -> (Json) new Json.Text(text)).toList());
    }
}
