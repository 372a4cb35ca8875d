package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.PackageManager;
import java.util.List;
import java.util.Optional;

/**
 * What brings a {@link Thing} onto a distribution.
 *
 * @param manager the distribution's package manager
 * @param packages what to install, as the package manager takes it: names of packages, or a capability that exactly one
 *     package provides ({@code so:libpcap.so.1}, {@code libpcap.so.1()(64bit)}); not quoted for a shell
 * @param repository the repository that must be enabled first ({@code epel}, {@code crb}), when it is not on by default
 * @param note how that is known, what it does and what it does not fix; one sentence, without a full stop
 */
public record Supply(PackageManager manager, List<String> packages, Optional<String> repository, String note) {
    public Supply {
        packages = List.copyOf(packages);
    }

    /** The command to paste. {@link Installation} makes one for several. */
    public String command() {
        return Installation.of(List.of(this)).command();
    }
}
