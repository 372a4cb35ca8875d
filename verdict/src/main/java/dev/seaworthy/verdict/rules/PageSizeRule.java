package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** The segments are aligned for smaller memory pages than the kernel's, so that it cannot map them apart. */
final class PageSizeRule implements Rule {
    @Override
    public String id() {
        return "kernel/page-size";
    }

    @Override
    public List<Finding> check(Case one) {
        long alignment = one.binary().smallestLoadAlignment();
        long page = one.machine().pageSize().orElse(0);
        if (page == 0 || alignment == 0 || alignment >= page || !ElfChecks.loadable(one)) {
            return List.of();
        }
        return Draft.blocker(
                        id(),
                        one.name() + " is linked for memory pages of " + alignment / 1024
                                + " KiB, and the kernel's have " + page / 1024 + " KiB.")
                .predicts("Segmentation fault")
                .binary("segment alignment", "0x" + Long.toHexString(alignment))
                .target("page size", String.valueOf(page))
                .remedies(Rebuilds.forPageSize(one, page))
                .alone();
    }
}
