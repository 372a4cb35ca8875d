package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.catalogue.DocumentedRoot.DocumentedFile;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Lookup;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a target that is only documented, what follows from glibc's version is known and all else is open. */
class DocumentedRootTest {
    private static final DocumentedRoot OLD = new DocumentedRoot(
            "centos:7",
            DocumentedLibraries.glibc(Architecture.AMD64, Optional.of("2.17"), List.of("/lib64/", "/usr/lib64/")),
            List.of());
    private static final DocumentedRoot NEW = new DocumentedRoot(
            "ubuntu:24.04",
            DocumentedLibraries.glibc(
                    Architecture.ARM64,
                    Optional.of("2.39"),
                    List.of("/lib/aarch64-linux-gnu/", "/usr/lib/aarch64-linux-gnu/", "/lib/", "/usr/lib/")),
            List.of(
                    new DocumentedFile(
                            "/etc/ssl/certs/ca-certificates.crt",
                            true,
                            DocumentedFile.Kind.CERTIFICATES,
                            "its manifest"),
                    new DocumentedFile("/usr/share/zoneinfo", false, DocumentedFile.Kind.OTHER, "its manifest"),
                    new DocumentedFile("/bin/sh", true, DocumentedFile.Kind.PROGRAM, "its manifest")));

    private static List<String> versions(DocumentedRoot root, String path) {
        assertThat(root.object(path)).isInstanceOf(ObjectLookup.Found.class);
        return ((ObjectLookup.Found) root.object(path)).object().versionDefinitions();
    }

    @Test
    void glibcDefinesItsOwnVersionsAndNoLaterOnes() {
        assertThat(versions(OLD, "/lib64/libc.so.6"))
                .contains("GLIBC_2.2.5", "GLIBC_2.3.4", "GLIBC_2.9", "GLIBC_2.17", "GLIBC_PRIVATE")
                .doesNotContain("GLIBC_2.18", "GLIBC_2.34", "GLIBC_ABI_DT_RELR");
        assertThat(versions(NEW, "/lib/aarch64-linux-gnu/libc.so.6"))
                .contains("GLIBC_2.17", "GLIBC_2.34", "GLIBC_2.39", "GLIBC_ABI_DT_RELR")
                .doesNotContain("GLIBC_2.40");
    }

    @Test
    void symbolsAreNotKnown() {
        assertThat(OLD.object("/lib64/libpthread.so.0"))
                .isInstanceOfSatisfying(
                        ObjectLookup.Found.class,
                        found -> assertThat(found.symbolsKnown()).isFalse());
    }

    @Test
    void otherLibrariesAreUnknownNotAbsent() {
        for (String path : List.of("/lib64/libseccomp.so.2", "/usr/lib64/libseccomp.so.2")) {
            assertThat(OLD.lookup(path))
                    .isInstanceOfSatisfying(
                            Lookup.Unknown.class,
                            unknown -> assertThat(unknown.reason())
                                    .contains("centos:7")
                                    .contains(path));
            assertThat(OLD.object(path)).isInstanceOf(ObjectLookup.Unknown.class);
        }
        assertThat(NEW.lookup("/usr/lib/libseccomp.so.2")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void otherDirectoriesHaveNone() {
        assertThat(OLD.object("/opt/app/libown.so")).isInstanceOf(ObjectLookup.Absent.class);
        // glibc of the RPM distributions is not told to search here.
        assertThat(OLD.object("/lib/libseccomp.so.2")).isInstanceOf(ObjectLookup.Absent.class);
    }

    @Test
    void aRunpathToTheOtherNameOfTheDirectoryFindsTheSameFile() {
        assertThat(OLD.lookup("/usr/lib64/libc.so.6")).isEqualTo(new Lookup.File("/lib64/libc.so.6", true));
        assertThat(NEW.lookup("/usr/lib/aarch64-linux-gnu/libm.so.6"))
                .isEqualTo(new Lookup.File("/lib/aarch64-linux-gnu/libm.so.6", true));
    }

    @Test
    void onlyItsOwnLoaderIsThere() {
        assertThat(OLD.loader("/lib64/ld-linux-x86-64.so.2"))
                .hasValueSatisfying(loader -> assertThat(loader.kind()).isEqualTo(Loader.Kind.GLIBC));
        assertThat(OLD.object("/lib/ld-musl-x86_64.so.1")).isInstanceOf(ObjectLookup.Absent.class);
        assertThat(NEW.object("/lib/ld-linux-aarch64.so.1")).isInstanceOf(ObjectLookup.Found.class);
        assertThat(NEW.object("/lib/ld-musl-aarch64.so.1")).isInstanceOf(ObjectLookup.Absent.class);
        assertThat(NEW.loader("/lib/ld-musl-aarch64.so.1")).isEmpty();
    }

    /** That the package is there is documented, how many certificates it holds is not. */
    @Test
    void documentedFilesAreThereAndTheirContentIsNotKnown() {
        String bundle = "/etc/ssl/certs/ca-certificates.crt";
        assertThat(NEW.certificates(bundle)).isEqualTo(new RootView.Certificates.Some(bundle, "its manifest"));
        assertThat(NEW.text(bundle, 100)).isInstanceOf(RootView.Content.Unknown.class);
        assertThat(NEW.lookup("/etc/ssl/certs")).isEqualTo(new Lookup.Directory("/etc/ssl/certs"));
        assertThat(NEW.list("/etc/ssl/certs")).isInstanceOf(RootView.Listing.Unknown.class);
        assertThat(NEW.lookup("//bin/./sh")).isEqualTo(new Lookup.File("/bin/sh", true));
    }

    @Test
    void whatNoPackageBringsIsAbsentWithAllBelow() {
        assertThat(NEW.lookup("/usr/share/zoneinfo/Europe/Berlin"))
                .isInstanceOfSatisfying(
                        Lookup.Absent.class,
                        absent -> assertThat(absent.reason()).contains("its manifest"));
        assertThat(NEW.list("/usr/share/zoneinfo")).isInstanceOf(RootView.Listing.Absent.class);
        assertThat(OLD.lookup("/usr/share/zoneinfo/Europe/Berlin")).isInstanceOf(Lookup.Unknown.class);
        assertThat(OLD.entry("/etc/passwd")).isInstanceOf(RootView.Entry.Unknown.class);
    }

    /** A rolling release: that glibc is there is known, which versions it defines is not. */
    @Test
    void withoutAVersionTheLoaderIsUnknown() {
        DocumentedRoot rolling = new DocumentedRoot(
                "void",
                DocumentedLibraries.glibc(Architecture.AMD64, Optional.empty(), List.of("/usr/lib/", "/lib/")),
                List.of());

        assertThat(rolling.lookup("/lib64/ld-linux-x86-64.so.2")).isInstanceOf(Lookup.File.class);
        assertThat(rolling.object("/lib64/ld-linux-x86-64.so.2")).isInstanceOf(ObjectLookup.Unknown.class);
    }
}
