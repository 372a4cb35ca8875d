package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.util.regex.Pattern;

/** Secrets in the unit itself: every user of the host can read them. The value is never shown. */
final class UnitSecrets {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIAL).*");

    private UnitSecrets() {}

    static void check(Judged judged, Notes notes) {
        for (UnitLine line : judged.unit().allLines("Service", "Environment")) {
            for (String word : Words.split(line.value())) {
                int equals = word.indexOf('=');
                // A path or a number is where the secret is, or how long it lives.
                if (equals > 0
                        && NAME.matcher(word.substring(0, equals)).matches()
                        && !word.substring(equals + 1).matches("|[/~@%].*|\\d{1,6}[a-z]?|true|false|yes|no")) {
                    String name = word.substring(0, equals);
                    notes.finding(Found.gap(
                                    "unit/secret",
                                    "The variable " + name + " holds a secret, and everybody on the host may read it.")
                            .host("Environment", name + "=… (" + line.place() + ")")
                            .configure(
                                    "LoadCredential=" + name.toLowerCase(java.util.Locale.ROOT) + ":/etc/"
                                            + judged.unit().prefix() + "/" + name.toLowerCase(java.util.Locale.ROOT),
                                    "the service reads it from $CREDENTIALS_DIRECTORY, nobody else does; change the"
                                            + " secret too")
                            .finding());
                }
            }
        }
    }
}
