package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /etc/hosts} as one resolver reads it: Go ({@code src/net/hosts.go}) and glibc ({@code nss/nss_files/files-hosts.c})
 * without regard to case, musl ({@code src/network/lookup_name.c}) with regard to it and only the first 511 characters of a
 * line at a time.
 */
public final class Hosts {
    private static final int MUSL_LINE = 511;

    private final Reader reader;
    private final Map<String, List<String>> addresses = new LinkedHashMap<>();

    private Hosts(Reader reader) {
        this.reader = reader;
    }

    /** Reads the file's text as one of the resolvers does. */
    public static Hosts read(String text, Reader reader) {
        Hosts hosts = new Hosts(reader);
        for (String line : Fields.lines(text)) {
            for (String part : parts(line, reader)) {
                hosts.line(part);
            }
        }
        return hosts;
    }

    /** musl reads long lines in pieces, and takes each for a line. */
    private static List<String> parts(String line, Reader reader) {
        if (reader != Reader.MUSL || line.length() <= MUSL_LINE) {
            return List.of(line);
        }
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < line.length(); at += MUSL_LINE) {
            parts.add(line.substring(at, Math.min(line.length(), at + MUSL_LINE)));
        }
        return parts;
    }

    private void line(String line) {
        int comment = line.indexOf('#');
        List<String> words = Fields.words(comment < 0 ? line : line.substring(0, comment), " \t\r\n\u000b\f");
        if (words.size() < 2 || !valid(words.getFirst())) {
            return;
        }
        for (String name : words.subList(1, words.size())) {
            addresses.computeIfAbsent(key(name), _ -> new ArrayList<>()).add(words.getFirst());
        }
    }

    private boolean valid(String address) {
        return switch (reader) {
            case GO -> IpLiterals.go(address);
            case GLIBC, MUSL -> IpLiterals.c(address);
        };
    }

    /** The addresses of a name, in the order of the file. */
    public List<String> addresses(String name) {
        return List.copyOf(addresses.getOrDefault(key(name), List.of()));
    }

    private String key(String name) {
        return switch (reader) {
            // Go compares absolute names.
            case GO -> (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
            case GLIBC -> name.toLowerCase(Locale.ROOT);
            case MUSL -> name;
        };
    }
}
