package dev.seaworthy.target.root;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A root file system that lies in a directory of this machine. Safe for use by several threads. */
public final class DirectoryRoot implements OriginalRoot {
    /** Mozilla's bundle has some 220 KB; a file of another order of size is none. */
    private static final int LARGEST_BUNDLE = 16 << 20;

    private final Path directory;
    private final LinkResolver resolver = new LinkResolver(this::node);
    private final Map<String, LinkResolver.Node> nodes = new ConcurrentHashMap<>();
    private final Map<String, ObjectLookup> objects = new ConcurrentHashMap<>();
    private final Map<String, Optional<Loader>> loaders = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<LoaderCache>> cache = new AtomicReference<>(Optional.empty());

    /**
     * @throws IOException when it is no directory or may not be read
     */
    public DirectoryRoot(Path directory) throws IOException {
        this.directory = directory.toRealPath();
        // A root of which the entries cannot be listed must not look like an empty one.
        if (!Files.isDirectory(this.directory)) {
            throw new java.nio.file.NotDirectoryException(directory.toString());
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.directory)) {
            Objects.requireNonNull(entries);
        }
    }

    /** The directory itself. */
    public Path directory() {
        return directory;
    }

    @Override
    public Lookup lookup(String path) {
        return resolver.resolve(path);
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File file -> objects.computeIfAbsent(file.realPath(), _ -> readObject(file));
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, Unfit.DIRECTORY);
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    @Override
    public Optional<Loader> loader(String path) {
        return switch (object(path)) {
            case ObjectLookup.Found(String real, boolean _, boolean _, DynamicObject object) ->
                loaders.computeIfAbsent(real, _ -> open(real, elf -> LoaderReader.read(elf, object)));
            case ObjectLookup.NotAnObject _, ObjectLookup.Absent _, ObjectLookup.Unknown _ -> Optional.empty();
        };
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return small(path, limit) instanceof Small.Bytes bytes ? Optional.of(bytes.content) : Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        return switch (resolver.entry(path)) {
            case LinkResolver.Node.Link(String target) -> new Entry.Link(target);
            case LinkResolver.Node.Directory _ -> new Entry.Directory(attributes(path));
            case LinkResolver.Node.File _ -> new Entry.File(attributes(path));
            case LinkResolver.Node.Special _ -> new Entry.Special();
            case LinkResolver.Node.Absent _ -> new Entry.Absent("there is no " + path);
            case LinkResolver.Node.Unreadable(String reason) -> new Entry.Unknown(path + " cannot be read: " + reason);
            case LinkResolver.Node.Unrecorded(String reason) -> new Entry.Unknown(reason);
        };
    }

    /** Attributes of what is no link. */
    private Optional<Attributes> attributes(String path) {
        Optional<String> real = switch (lookup(path)) {
            case Lookup.File(String file, boolean _) -> Optional.of(file);
            case Lookup.Directory(String directory) -> Optional.of(directory);
            case Lookup.Absent _, Lookup.Unknown _ -> Optional.empty();
        };
        return real.flatMap(found -> {
            try {
                Map<String, Object> read =
                        Files.readAttributes(outside(found), "unix:mode,uid,gid,size", LinkOption.NOFOLLOW_LINKS);
                boolean file = Files.isRegularFile(outside(found), LinkOption.NOFOLLOW_LINKS);
                return Optional.of(new Attributes(
                        number(read, "mode") & 07777,
                        number(read, "uid"),
                        number(read, "gid"),
                        file && read.get("size") instanceof Long size ? size : 0));
            } catch (IOException | UnsupportedOperationException unreadable) {
                return Optional.empty();
            }
        });
    }

    private static int number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Integer value ? value : 0;
    }

    @Override
    public OptionalLong bytesOfFiles() {
        return DirectorySize.of(directory);
    }

    @Override
    public Listing list(String path) {
        return switch (lookup(path)) {
            case Lookup.Directory(String real) -> names(real);
            case Lookup.File(String real, boolean _) -> new Listing.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Listing.Absent(reason);
            case Lookup.Unknown(String reason) -> new Listing.Unknown(reason);
        };
    }

    private Listing names(String real) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(outside(real))) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return new Listing.Unknown(real + " cannot be read: " + reason(unreadable));
        }
        names.sort(null);
        return new Listing.Names(names);
    }

    @Override
    public Content text(String path, int limit) {
        return switch (small(path, limit)) {
            case Small.Bytes bytes ->
                new Content.Text(bytes.realPath, new String(bytes.content, StandardCharsets.UTF_8));
            case Small.Absent(String reason) -> new Content.Absent(reason);
            case Small.Unknown(String reason) -> new Content.Unknown(reason);
        };
    }

    @Override
    public Certificates certificates(String path) {
        return switch (small(path, LARGEST_BUNDLE)) {
            case Small.Bytes bytes -> new Certificates.Count(bytes.realPath, PemCertificates.count(bytes.content));
            case Small.Absent(String reason) -> new Certificates.Absent(reason);
            case Small.Unknown(String reason) -> new Certificates.Unknown(reason);
        };
    }

    /** The bytes of a file that is not too large, or why there are none. */
    private sealed interface Small {
        final class Bytes implements Small {
            private final String realPath;
            private final byte[] content;

            Bytes(String realPath, byte[] content) {
                this.realPath = realPath;
                this.content = content;
            }
        }

        record Absent(String reason) implements Small {}

        record Unknown(String reason) implements Small {}
    }

    private Small small(String path, int limit) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> {
                try (InputStream in = Files.newInputStream(outside(real))) {
                    byte[] content = in.readNBytes(limit + 1);
                    yield content.length > limit
                            ? new Small.Unknown(real + " is larger than " + limit + " bytes")
                            : new Small.Bytes(real, content);
                } catch (IOException unreadable) {
                    yield new Small.Unknown(real + " cannot be read: " + reason(unreadable));
                }
            }
            case Lookup.Directory(String real) -> new Small.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Small.Absent(reason);
            case Lookup.Unknown(String reason) -> new Small.Unknown(reason);
        };
    }

    @Override
    public Optional<Architecture> architecture(String path) {
        return read(path, OriginalRoot::architecture).flatMap(found -> found);
    }

    @Override
    public Optional<String> glibcRelease(String path) {
        return read(path, GlibcVersion::release).flatMap(found -> found);
    }

    /** Applies a reader to the bytes of a file, links followed; empty when there is none that can be read. */
    public <T> Optional<T> read(String path, java.util.function.Function<Bytes, T> reader) {
        if (!(lookup(path) instanceof Lookup.File(String real, boolean _))) {
            return Optional.empty();
        }
        return open(real, elf -> reader.apply(elf.bytes()));
    }

    /** The path on this machine of a path whose links were all followed. */
    public Path outside(String realPath) {
        return directory.resolve(realPath.substring(1));
    }

    private <T> Optional<T> open(String realPath, java.util.function.Function<ElfFile, T> reader) {
        try (ElfFile elf = ElfFile.open(outside(realPath)).orThrow()) {
            return Optional.of(reader.apply(elf));
        } catch (IOException | dev.seaworthy.elf.MalformedException unreadable) {
            return Optional.empty();
        }
    }

    private ObjectLookup readObject(Lookup.File file) {
        try {
            return switch (ElfFile.open(outside(file.realPath()))) {
                case Parsed.Read<ElfFile>(ElfFile elf) -> {
                    try (elf) {
                        yield readObject(file, elf);
                    }
                }
                case Parsed.Malformed<ElfFile> malformed ->
                    new ObjectLookup.NotAnObject(
                            file.realPath(), Unfit.damaged(Files.size(outside(file.realPath())), malformed));
                case Parsed.NotThisFormat<ElfFile> _ ->
                    new ObjectLookup.NotAnObject(file.realPath(), Unfit.notElf(Files.size(outside(file.realPath()))));
            };
        } catch (IOException unreadable) {
            return new ObjectLookup.Unknown(file.realPath() + " cannot be read: " + reason(unreadable));
        }
    }

    private static ObjectLookup readObject(Lookup.File file, ElfFile elf) {
        return switch (DynamicObject.of(elf)) {
            case Parsed.Read<Optional<DynamicObject>>(Optional<DynamicObject> object) ->
                object.isPresent()
                        ? new ObjectLookup.Found(file.realPath(), file.executable(), true, object.get())
                        : new ObjectLookup.NotAnObject(file.realPath(), Unfit.notDynamic(elf.header()));
            case Parsed.Malformed<Optional<DynamicObject>> malformed ->
                new ObjectLookup.NotAnObject(file.realPath(), malformed.describe());
            case Parsed.NotThisFormat<Optional<DynamicObject>> _ ->
                new ObjectLookup.NotAnObject(file.realPath(), Unfit.NOT_ELF);
        };
    }

    @Override
    public LoaderCache loaderCache() {
        return cache.updateAndGet(known -> known.or(() -> Optional.of(OriginalRoot.super.loaderCache())))
                .orElseThrow();
    }

    private LinkResolver.Node node(String path) {
        return nodes.computeIfAbsent(path, this::readNode);
    }

    private LinkResolver.Node readNode(String path) {
        try {
            Path outside = directory.resolve(path.substring(1));
            PosixFileAttributes attributes =
                    Files.readAttributes(outside, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return new LinkResolver.Node.Link(
                        Files.readSymbolicLink(outside).toString());
            }
            if (attributes.isDirectory()) {
                return new LinkResolver.Node.Directory();
            }
            return attributes.isRegularFile()
                    ? new LinkResolver.Node.File(executable(attributes), readable(attributes))
                    : new LinkResolver.Node.Special();
        } catch (NoSuchFileException absent) {
            return new LinkResolver.Node.Absent();
        } catch (InvalidPathException impossible) {
            // A zero byte, or a letter that the locale of this process cannot write: LC_ALL=C has ASCII alone.
            return new LinkResolver.Node.Unreadable(
                    path.indexOf('\0') < 0 ? "no file name in this locale (LC_ALL=C.UTF-8 helps)" : "no file name");
        } catch (IOException | UncheckedIOException unreadable) {
            return new LinkResolver.Node.Unreadable(reason(unreadable));
        }
    }

    private static boolean executable(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE)
                || attributes.permissions().contains(PosixFilePermission.GROUP_EXECUTE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static boolean readable(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.OWNER_READ)
                || attributes.permissions().contains(PosixFilePermission.GROUP_READ)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_READ);
    }

    private static String reason(Exception unreadable) {
        if (unreadable instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Optional.ofNullable(unreadable.getMessage())
                .orElseGet(() -> unreadable.getClass().getSimpleName());
    }
}
