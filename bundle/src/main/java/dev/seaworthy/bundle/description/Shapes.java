package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;

/** The shapes of names and texts that several sections have. The published schema has the same patterns. */
public final class Shapes {
    /** A name for units, users and Kubernetes objects alike. */
    public static final Shape NAME =
            Shape.of("[a-z]([-a-z0-9]{0,38}[a-z0-9])?", "1 to 40 small letters, digits and hyphens, a letter first");

    /** A version that images, Debian packages and labels of Kubernetes take. */
    public static final Shape RELEASE = Shape.of(
            "[0-9][A-Za-z0-9.]{0,29}", "a version that begins with a digit: up to 30 letters, digits and dots");

    /** A path in the file system, relative or not. */
    public static final Shape PATH = Shape.of("[A-Za-z0-9._/@+-]{1,400}", "a path of letters, digits and . _ - + @ /");

    /** A path from the root on, without steps back. */
    public static final Shape ABSOLUTE_PATH =
            Shape.of("(/(?!\\.\\.?(/|$))[A-Za-z0-9._@+-]+)+", "an absolute path of letters, digits and . _ - + @");

    /** What a request asks for. */
    public static final Shape URL_PATH =
            Shape.of("/[A-Za-z0-9._~/?&=%+-]{0,200}", "a path of a URL that begins with a slash");

    /** A port's name in Kubernetes. */
    public static final Shape PORT_NAME = Shape.of(
            "(?!.*--)[a-z]([-a-z0-9]{0,13}[a-z0-9])?",
            "1 to 15 small letters, digits and single hyphens, a letter first");

    /** An account of Linux. */
    public static final Shape USER = Shape.of("[a-z_][-a-z0-9_]{0,30}", "an account: small letters, digits, - and _");

    /** An environment variable. */
    public static final Shape VARIABLE = Shape.of("[A-Za-z_][A-Za-z0-9_]*", "letters, digits and underscores");

    /** A time span with its unit, as Kubernetes, Prometheus and systemd all read it. */
    public static final Shape DURATION =
            Shape.of("[1-9][0-9]{0,5}(ms|s|m|h|d)", "a time such as 500ms, 30s, 5m, 1h, 7d");

    /** An image without a digest. */
    public static final Shape REPOSITORY = Shape.of(
            "[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*",
            "registry/path/of/image, without a tag");

    /** An image, perhaps with a tag and a digest. */
    public static final Shape IMAGE = Shape.of(
            "[a-z0-9][A-Za-z0-9._/:-]{0,254}(@sha256:[0-9a-f]{64})?", "an image such as debian:12-slim@sha256:…");

    private Shapes() {}
}
