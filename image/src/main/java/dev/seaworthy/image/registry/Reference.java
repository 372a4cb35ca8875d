package dev.seaworthy.image.registry;

import dev.seaworthy.image.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image in a registry (distribution/reference, {@code reference.go}: the grammar that engines share).
 *
 * @param host the registry's host, with its port when it has one
 * @param repository the path of the image in the registry
 * @param tag which one, when no digest says it
 * @param digest exactly which one
 * @param plainHttp whether it is asked without TLS
 */
public record Reference(
        String host, String repository, Optional<String> tag, Optional<Digest> digest, boolean plainHttp) {
    /** The registry that a name without a host means, as every engine has it, and the host that answers for it. */
    private static final String DEFAULT_REGISTRY = "docker.io";

    private static final String DEFAULT_HOST = "registry-1.docker.io";
    /** Names of one component in the default registry are in this namespace. */
    private static final String OFFICIAL = "library/";

    private static final int LONGEST_REPOSITORY = 255;
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern SCHEME = Pattern.compile("(https?)://(.*)");

    /** A text as a reference, or why it is none. */
    public sealed interface Parsed {
        /** It is one. */
        record Valid(Reference reference) implements Parsed {}

        /** It is none, and why. */
        record Invalid(String reason) implements Parsed {}
    }

    /**
     * Reads a reference as people write it: {@code alpine:3.20}, {@code ghcr.io/acme/app@sha256:…},
     * {@code localhost:5000/app}. With {@code http://} before it the registry is asked without TLS, as one on this machine
     * always is.
     */
    public static Parsed parse(String text) {
        Matcher scheme = SCHEME.matcher(text);
        boolean http = scheme.matches() && scheme.group(1).equals("http");
        boolean https = scheme.matches() && !http;
        String rest = scheme.matches() ? scheme.group(2) : text;

        int at = rest.indexOf('@');
        Optional<Digest> digest = Optional.empty();
        if (at >= 0) {
            String digits = rest.substring(at + 1);
            if (!Digest.isDigest(digits)) {
                return new Parsed.Invalid("what stands behind @ must be sha256: and 64 lower-case hexadecimal digits");
            }
            digest = Optional.of(new Digest(digits));
            rest = rest.substring(0, at);
        }
        Optional<String> tag = Optional.empty();
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = Optional.of(rest.substring(colon + 1));
            rest = rest.substring(0, colon);
            if (!TAG.matcher(tag.get()).matches()) {
                return new Parsed.Invalid("\"" + tag.get() + "\" is no tag");
            }
        }
        int slash = rest.indexOf('/');
        boolean hasHost = slash > 0 && isHost(rest.substring(0, slash));
        String host = hasHost ? rest.substring(0, slash) : DEFAULT_REGISTRY;
        String repository = hasHost ? rest.substring(slash + 1) : rest;
        if (!HOST.matcher(host).matches()) {
            return new Parsed.Invalid("\"" + host + "\" is no host");
        }
        if (host.equals(DEFAULT_REGISTRY) || host.equals("index.docker.io")) {
            host = DEFAULT_HOST;
            repository = repository.indexOf('/') < 0 ? OFFICIAL + repository : repository;
        }
        if (repository.length() > LONGEST_REPOSITORY
                || !REPOSITORY.matcher(repository).matches()) {
            return new Parsed.Invalid("\"" + repository + "\" is no name of an image; it has lower-case letters,"
                    + " digits and single . _ - between them, and parts separated by /");
        }
        if (tag.isEmpty() && digest.isEmpty()) {
            tag = Optional.of("latest");
        }
        return new Parsed.Valid(new Reference(host, repository, tag, digest, http || (!https && isThisMachine(host))));
    }

    /** A first part is a host when it has a dot or a port, or is localhost; otherwise it is a namespace. */
    private static boolean isHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0 || part.equals("localhost");
    }

    /** Whether a host is this machine, so that nobody can listen on the way. */
    static boolean isThisMachine(String host) {
        String name = host.startsWith("[")
                ? host.substring(1, Math.max(1, host.indexOf(']')))
                : host.indexOf(':') >= 0 ? host.substring(0, host.indexOf(':')) : host;
        return name.equals("localhost") || name.equals("::1") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** Which one, as the protocol takes it: the digest, or else the tag. */
    String version() {
        return digest.map(Digest::text).or(() -> tag).orElse("latest");
    }

    /** Where the protocol's paths for this image begin. */
    String base() {
        return (plainHttp ? "http://" : "https://") + host + "/v2/" + repository;
    }

    /** The name under which credentials for its registry are kept. */
    String credentialsKey() {
        return host.equals(DEFAULT_HOST) ? "index.docker.io" : host;
    }

    /** The registry as people know it. */
    String registry() {
        return host.equals(DEFAULT_HOST) ? DEFAULT_REGISTRY : host;
    }

    @Override
    public String toString() {
        return registry() + "/" + repository + tag.map(one -> ":" + one).orElse("")
                + digest.map(one -> "@" + one.text()).orElse("");
    }
}
