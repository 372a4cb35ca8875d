package dev.seaworthy.host.dns;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import java.util.Optional;

/** How names are resolved on a host. Quiet unless told to ask: without {@link Asking} nothing leaves the machine. */
public final class NamesAudit {
    private NamesAudit() {}

    /**
     * Looks.
     *
     * @param host the host
     * @param audited for what
     * @param asking to ask the name servers as well; only a running host can
     */
    public static Section look(Host host, Audited audited, Optional<Asking> asking) {
        Notes notes = new Notes(Section.Area.NAMES);
        NameView view = NameView.of(host, audited);
        new ResolvConfChecks(host, view, notes).run();
        new SourceChecks(view, notes).run();
        new CacheChecks(host, view, notes).run();
        boolean servers = !view.servers().isEmpty();
        if (asking.isPresent() && host.isLive() && servers) {
            new ServerChecks(view, notes, asking.get().name()).run(asking.get());
        } else if (host.isLive() && servers) {
            notes.unseen("whether the name servers answer, and what: nothing was sent; --ask NAME asks them");
        } else if (asking.isPresent()) {
            notes.unseen("whether the name servers answer: a root directory has no network");
        }
        NameFixes.of(host, view).forEach(notes::fix);
        return notes.section();
    }
}
