package dev.seaworthy.bundle.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of this package with names in it, {@code @NAME@}, that values take the place of. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

    private Template() {}

    /** In one pass: what looks like a name inside a value is the user's own text. */
    static String filled(String file, Map<String, String> values) {
        return PLACE.matcher(text(file)).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(file + " asks for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String text(String file) {
        try (InputStream stream = Template.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("this build has no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
