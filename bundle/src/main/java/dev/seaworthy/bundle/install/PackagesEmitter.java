package dev.seaworthy.bundle.install;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.bundle.description.Systemd.PackageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes scripts that make packages with the package managers' own tools, dpkg-deb and rpmbuild: what they make is right
 * by definition, and each file that goes into a package can be read and checked before.
 */
public final class PackagesEmitter implements Emitter {
    @Override
    public Emission emit(Order order) {
        Optional<Systemd> asked = order.service().sections().systemd();
        if (asked.isEmpty() || asked.get().packages().isEmpty()) {
            return Emission.NOTHING;
        }
        Systemd section = asked.get();
        List<Artefact> artefacts = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        if (section.packages().contains(PackageKind.DEB)) {
            DebianPackage.add(order, section, artefacts, remarks);
        }
        if (section.packages().contains(PackageKind.RPM)) {
            RpmPackage.add(order, section, artefacts, remarks);
        }
        if (!artefacts.isEmpty()) {
            artefacts.add(new Artefact(
                    "packages/stage.sh",
                    Template.filled("stage.sh", Fragments.of(order, section, "What the packages contain.")),
                    true));
            remarks.add(new Remark(
                    "systemd.packages",
                    "A description says nothing of a licence, which a package has to: put it into overrides/usr/share/doc/"
                            + order.service().name() + "/copyright."));
        }
        return new Emission(artefacts, remarks);
    }
}
