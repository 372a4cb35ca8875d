package dev.seaworthy.host.users;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.HostTools;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Capabilities of a file are in an attribute that Java cannot read: getcap tells, where it is. */
final class FileCapabilities {
    private FileCapabilities() {}

    static Optional<String> of(Host host, String path, Notes notes) {
        if (!(host.files().lookup(path) instanceof RootView.Lookup.File(String real, boolean _))) {
            return Optional.empty();
        }
        Path file = host.files().outside(real);
        Optional<String> capabilities = HostTools.ask("getcap", List.of(file.toString()));
        if (capabilities.isEmpty()) {
            notes.unseen("capabilities of " + path + ": there is no getcap to ask");
        }
        return capabilities
                .map(text -> text.strip().replace(file.toString(), "").replaceFirst("^\\s*=?\\s*", ""))
                .filter(text -> !text.isEmpty());
    }
}
