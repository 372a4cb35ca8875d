package dev.seaworthy.binary;

import java.util.Optional;

/** Words about how Go built something that is no executable. */
final class Built {
    private Built() {}

    static String how(GoFacts go) {
        return by(go.version(), go.buildInfo());
    }

    static String by(String version, Optional<BuildInfo> info) {
        String release = version.startsWith("go") ? "Go " + version.substring(2) : "Go " + version;
        return ", built by " + release.replace(GoFacts.TO + "go", GoFacts.TO)
                + info.flatMap(known -> known.setting("-buildmode"))
                        .filter(mode -> !mode.equals("exe"))
                        .map(mode -> " with -buildmode=" + mode)
                        .orElse("");
    }
}
