package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;

/** The program can connect by TLS, and the target has no certificates of authorities to check servers against. */
public final class CaCertificatesRule implements Rule {
    @Override
    public String id() {
        return "runtime/ca-certificates";
    }

    @Override
    public List<Finding> check(Case one) {
        Linked linked = Linked.in(one);
        List<LinkedFunction> uses = uses(linked);
        if (uses.isEmpty() || linked.has(Use.FALLBACK_CERTIFICATES) || !ElfChecks.loadable(one)) {
            return List.of();
        }
        return switch (CertificateSearch.simulate(one)) {
            case CertificateSearch.Result.Found _ -> List.of();
            case CertificateSearch.Result.None none -> gap(one, linked, uses, none);
            case CertificateSearch.Result.Unknown(String reason) ->
                Linked.evidence(
                                Draft.note(
                                        id(),
                                        one.name() + " checks servers against the certificates that the system trusts;"
                                                + " whether " + one.target().name() + " has any is not known."),
                                uses)
                        .target("not known", reason)
                        .alone();
        };
    }

    private static List<LinkedFunction> uses(Linked linked) {
        if (!linked.has(Use.SYSTEM_CERTIFICATES)) {
            return List.of();
        }
        List<LinkedFunction> uses = new ArrayList<>(linked.of(Use.TLS_CLIENT));
        uses.addAll(linked.of(Use.CERTIFICATE_POOL));
        if (uses.isEmpty() && linked.callsKnown()) {
            uses.addAll(linked.reached(Use.SERVER_CERTIFICATE_CHECK));
            uses.addAll(linked.calledFromOutside(Use.CERTIFICATE_VERIFICATION));
        }
        // Since 1.20 every server of net/http has this name in it.
        if (uses.isEmpty() && !linked.since(1, 20)) {
            uses.addAll(linked.of(Use.TLS_CLIENT_ON_CONNECTION));
        }
        return uses;
    }

    private List<Finding> gap(Case one, Linked linked, List<LinkedFunction> uses, CertificateSearch.Result.None none) {
        Draft draft = Draft.gap(
                        id(),
                        one.name() + " checks servers against the certificates that the system trusts, and "
                                + one.target().name() + " has " + what(none) + ".")
                .lacks("CA certificates")
                .predicts(error(linked, uses, none));
        Linked.evidence(draft, uses);
        for (Fact place : none.places()) {
            draft.target(place.name(), place.value());
        }
        return draft.remedies(Remedies.certificates(one, linked)).alone();
    }

    private static String what(CertificateSearch.Result.None none) {
        if (none.error().isPresent()) {
            return "none that it may read (" + none.error().get() + ")";
        }
        return none.emptyBundle()
                .map(bundle -> "none: " + bundle + " is there, but holds no certificate")
                .orElse("none");
    }

    /** A pool that is merely empty knows no authority; an error while reading it is reported by itself. */
    private static String error(Linked linked, List<LinkedFunction> uses, CertificateSearch.Result.None none) {
        String verify = none.error()
                .map(error -> "x509: failed to load system roots and no roots provided; " + error)
                .orElse("x509: certificate signed by unknown authority");
        if (only(Use.CERTIFICATE_POOL, uses)) {
            return none.error().orElse(verify);
        }
        if (only(Use.CERTIFICATE_VERIFICATION, uses)) {
            return verify;
        }
        return linked.since(1, 20) ? "tls: failed to verify certificate: " + verify : verify;
    }

    private static boolean only(Use use, List<LinkedFunction> uses) {
        return uses.stream().allMatch(one -> use.functions().contains(one.name()));
    }
}
