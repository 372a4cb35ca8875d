package dev.seaworthy.binary;

import java.util.function.Consumer;

final class BuildInfoText {
    private BuildInfoText() {}

    static void print(BuildInfo info, Consumer<String> line) {}
}
