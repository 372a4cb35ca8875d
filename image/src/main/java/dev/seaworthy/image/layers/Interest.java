package dev.seaworthy.image.layers;

import dev.seaworthy.target.root.LoaderCache;
import java.util.List;
import java.util.Set;

/** Of which files the content matters, by their names. Nothing secret is among them: what is kept goes into a cache. */
final class Interest {
    /** As much of a text as rules about running services read. */
    private static final int LARGEST_TEXT = 1 << 16;
    /** As for a directory: Mozilla's bundle has some 220 KB. */
    private static final int LARGEST_BUNDLE = 16 << 20;

    /** By file name, because links lead to them from /etc: to /usr/lib, /run, or a store of packages. */
    private static final Set<String> TEXTS = Set.of(
            "passwd",
            "group",
            "nsswitch.conf",
            "hosts",
            "host.conf",
            "hostname",
            "gai.conf",
            "resolv.conf",
            "mdns.allow",
            "os-release",
            "alpine-release",
            "debian_version",
            "redhat-release",
            "system-release",
            "timezone",
            "shells",
            "services",
            "protocols",
            "mime.types",
            "ld.so.conf",
            "ld.so.preload");

    private static final List<String> BUNDLES = List.of(".pem", ".crt", ".cer", ".cert");
    private static final List<String> BUNDLE_DIRECTORIES =
            List.of("/etc/ssl/certs/", "/etc/pki/", "/usr/share/ca-certificates/", "/usr/share/pki/");

    private Interest() {}

    static boolean text(String path, String name, long size) {
        if (path.equals(LoaderCache.PATH)) {
            return size <= LoaderCache.LARGEST;
        }
        return size <= LARGEST_TEXT
                && (TEXTS.contains(name)
                        || (name.startsWith("ld-musl-") && name.endsWith(".path"))
                        || path.startsWith("/etc/ld.so.conf.d/"));
    }

    static boolean certificates(String path, String name, long size) {
        return size <= LARGEST_BUNDLE
                && !path.contains("/private/")
                && (BUNDLES.stream().anyMatch(name::endsWith)
                        || BUNDLE_DIRECTORIES.stream().anyMatch(path::startsWith));
    }
}
