package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.tar.TarEntry;
import dev.seaworthy.image.tar.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays layers over each other in a directory, by the rules of {@link RootBuilder}. Layers are made by strangers:
 *
 * <ul>
 *   <li>nothing is written outside: links on the way to an entry are followed by {@link DiskPlaces}, not by the kernel, and
 *       what is there is removed before something takes its place, so that nothing is written through a link;
 *   <li>devices, pipes and sockets are left out, and so are owners and the bits that give a program another user;
 *   <li>entries, bytes and their ratio to the archive have limits, see {@link Budget}.
 * </ul>
 *
 * <p>The directory must be private: nobody else may change it meanwhile.
 */
public final class DiskRoot implements LayerSink {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final String WHITEOUT_RECORD = ".wh..wh.";
    private static final int LONGEST_PATH = 4096;
    private static final int BUFFER = 1 << 16;
    /** Permission bits, from that of others to execute on, in the order of the numbers. */
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
    };

    private final Budget budget;
    private final DiskPlaces places;
    private final long most;
    private long written;
    private int leftOut;

    /**
     * Unpacks into a directory.
     *
     * @param top empty and private
     * @param budget what reading may cost
     * @param most how many bytes of files may be written
     * @throws IOException when there is no such directory
     */
    public DiskRoot(Path top, Budget budget, long most) throws IOException {
        this.budget = budget;
        this.places = new DiskPlaces(top.toRealPath(), budget);
        this.most = most;
    }

    /** How many entries were left out: devices and their like, broken links, names that this locale has not. */
    public int leftOut() {
        return leftOut;
    }

    @Override
    public void add(InputStream tar, boolean whiteouts) throws IOException {
        places.nextLayer();
        TarReader reader = new TarReader(tar);
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            budget.entry();
            try {
                add(next.get(), reader.content(), whiteouts);
            } catch (InvalidPathException notHere) {
                // Java takes only names that the locale has letters for; a program that is tried hardly needs this
                // file.
                leftOut++;
            }
        }
    }

    private void add(TarEntry entry, InputStream content, boolean whiteouts) throws IOException {
        if (entry.path().length() > LONGEST_PATH || entry.target().length() > LONGEST_PATH) {
            throw new ImageFormatException("has a path of more than " + LONGEST_PATH + " bytes");
        }
        List<String> components = Places.components(entry.path());
        if (components.isEmpty()) {
            return;
        }
        String name = components.getLast();
        Path directory = places.directory(components.subList(0, components.size() - 1));
        if (whiteouts && name.startsWith(WHITEOUT)) {
            hide(directory, name);
        } else {
            put(entry, content, places.child(directory, name));
        }
    }

    private void hide(Path directory, String name) throws IOException {
        if (name.equals(OPAQUE)) {
            places.hideBelow(directory);
        } else if (!name.startsWith(WHITEOUT_RECORD)) {
            String hidden = name.substring(WHITEOUT.length());
            if (!hidden.isEmpty() && !hidden.equals(".") && !hidden.equals("..")) {
                places.hide(places.child(directory, hidden));
            }
        }
    }

    private void put(TarEntry entry, InputStream content, Path place) throws IOException {
        switch (entry.type()) {
            case DIRECTORY -> {
                if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    DiskPlaces.remove(place);
                    Files.createDirectory(place);
                }
                // Whoever unpacks must be able to go on, and to remove it all.
                Files.setPosixFilePermissions(place, permissions(entry.mode() | 0700));
                places.isNew(place);
            }
            case FILE -> {
                DiskPlaces.remove(place);
                write(content, place);
                Files.setPosixFilePermissions(place, permissions(entry.mode()));
                places.isNew(place);
            }
            case SYMBOLIC_LINK -> {
                if (entry.target().isEmpty()) {
                    throw new ImageFormatException("has a symbolic link that leads nowhere at all");
                }
                Path target = Path.of(entry.target());
                DiskPlaces.remove(place);
                Files.createSymbolicLink(place, target);
                places.isNew(place);
            }
            case HARD_LINK -> hardLink(entry, place);
            case SPECIAL -> {
                DiskPlaces.remove(place);
                leftOut++;
            }
        }
    }

    /** Another name of what is there, perhaps from an older layer; to a directory there is no such link. */
    private void hardLink(TarEntry entry, Path place) throws IOException {
        Optional<Path> found = places.find(Places.components(entry.target()));
        if (found.isPresent() && found.get().equals(place)) {
            return;
        }
        DiskPlaces.remove(place);
        // What was removed may have been it, or a directory on the way to it.
        if (found.isPresent() && Files.isSymbolicLink(found.get())) {
            Files.createSymbolicLink(place, Files.readSymbolicLink(found.get()));
        } else if (found.isPresent() && Files.isRegularFile(found.get(), LinkOption.NOFOLLOW_LINKS)) {
            Files.createLink(place, found.get());
        } else {
            leftOut++;
            return;
        }
        places.isNew(place);
    }

    private void write(InputStream content, Path place) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(
                place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
                written += got;
                if (written > most) {
                    throw new ImageFormatException(
                            "unpacks to more than the " + (most >> 20) + " MiB that there is room for");
                }
                out.write(buffer, 0, got);
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode >> bit & 1) != 0) {
                permissions.add(BITS[bit]);
            }
        }
        return permissions;
    }
}
