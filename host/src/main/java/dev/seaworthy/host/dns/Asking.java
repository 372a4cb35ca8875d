package dev.seaworthy.host.dns;

import dev.seaworthy.host.dns.ask.Survey;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * That name servers are to be asked, over the network.
 *
 * @param name the name to ask for, such as one that the service looks up
 * @param done told about each server that has been asked; may come from several threads
 */
public record Asking(String name, Consumer<String> done) {
    /** Why a name cannot be asked for; empty when it can. */
    public static Optional<String> problem(String name) {
        return Survey.problem(name);
    }
}
