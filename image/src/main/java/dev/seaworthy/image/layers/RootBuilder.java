package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.tar.TarEntry;
import dev.seaworthy.image.tar.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays layers over each other as container engines do (OCI image specification, {@code layer.md}; containerd's
 * {@code archive/tar.go} for what it leaves open): a directory over a directory is merged, everything else replaces what was
 * there; links on the way to an entry are followed inside the root; whiteouts hide what older layers have.
 */
public final class RootBuilder implements LayerSink {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** Records of the file system that whiteouts come from; no engine shows them. */
    private static final String WHITEOUT_RECORD = ".wh..wh.";

    private static final int LONGEST_PATH = 4096;

    private final Budget budget;
    private final NameTree tree;
    private final Places places;
    private final Contents contents;
    private final Map<Integer, Kept> kept = new HashMap<>();
    private int layer;

    public RootBuilder(Budget budget) throws ImageFormatException {
        this(budget, new Examiner(budget));
    }

    /**
     * @param contents gets every file, with its number in the tree: the same layers give the same numbers
     */
    RootBuilder(Budget budget, Contents contents) throws ImageFormatException {
        this.budget = budget;
        this.tree = new NameTree();
        this.places = new Places(tree, budget);
        this.contents = contents;
    }

    @Override
    public void add(InputStream tar, boolean whiteouts) throws IOException {
        layer++;
        TarReader reader = new TarReader(tar);
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            budget.entry();
            add(next.get(), reader.content(), whiteouts);
        }
    }

    /** The root as it is after all layers. */
    public StreamedRoot root() {
        return new StreamedRoot(tree, kept);
    }

    private void add(TarEntry entry, InputStream content, boolean whiteouts) throws IOException {
        if (entry.path().length() > LONGEST_PATH || entry.target().length() > LONGEST_PATH) {
            throw new ImageFormatException("has a path of more than " + LONGEST_PATH + " bytes");
        }
        List<String> components = Places.components(entry.path());
        if (components.isEmpty()) {
            if (entry.type() == TarEntry.Type.DIRECTORY) {
                tree.attributes(NameTree.ROOT, entry.mode(), entry.user(), entry.group());
            }
            return;
        }
        String name = components.getLast();
        int directory = places.directory(components.subList(0, components.size() - 1), layer);
        if (whiteouts && name.startsWith(WHITEOUT)) {
            hide(directory, name);
        } else {
            put(entry, content, directory, name);
        }
    }

    private void hide(int directory, String name) throws ImageFormatException {
        if (name.equals(OPAQUE)) {
            tree.hideBelow(directory, layer);
            places.forget();
        } else if (!name.startsWith(WHITEOUT_RECORD)) {
            int hidden = tree.child(directory, Places.bytes(name.substring(WHITEOUT.length())), places.hidden());
            if (hidden != NameTree.NONE) {
                places.forget();
                if (tree.layer(hidden) < layer) {
                    tree.remove(hidden);
                } else if (tree.kind(hidden) == NameTree.Kind.DIRECTORY) {
                    // This layer has put something there, which stays.
                    tree.hideBelow(hidden, layer);
                }
            }
        }
    }

    private void put(TarEntry entry, InputStream content, int directory, String name) throws IOException {
        byte[] bytes = Places.bytes(name);
        switch (entry.type()) {
            case DIRECTORY -> {
                int there = tree.child(directory, bytes, places.hidden());
                boolean merged = there != NameTree.NONE && tree.kind(there) == NameTree.Kind.DIRECTORY;
                int node = merged ? there : tree.put(directory, bytes, NameTree.Kind.DIRECTORY, layer);
                tree.layer(node, layer);
                tree.attributes(node, entry.mode(), entry.user(), entry.group());
                if (!merged && there != NameTree.NONE) {
                    places.forget();
                }
            }
            case FILE -> {
                String path = places.path(directory) + "/" + name;
                int node = tree.put(directory, bytes, NameTree.Kind.FILE, layer);
                Contents.Examined examined = contents.examine(node, content, path, name, entry.size());
                tree.kind(node, examined.elf() ? NameTree.Kind.ELF : NameTree.Kind.FILE);
                tree.attributes(node, entry.mode(), entry.user(), entry.group());
                tree.size(node, entry.size());
                examined.kept().ifPresent(one -> kept.put(node, one));
            }
            case SYMBOLIC_LINK -> {
                if (entry.target().isEmpty()) {
                    throw new ImageFormatException("has a symbolic link that leads nowhere at all");
                }
                int node = tree.put(directory, bytes, NameTree.Kind.LINK, layer);
                tree.attributes(node, 0777, entry.user(), entry.group());
                tree.target(node, entry.target().getBytes(StandardCharsets.UTF_8));
                places.forget();
            }
            case HARD_LINK -> hardLink(entry, directory, bytes);
            case SPECIAL -> {
                int node = tree.put(directory, bytes, NameTree.Kind.SPECIAL, layer);
                tree.attributes(node, entry.mode(), entry.user(), entry.group());
                places.forget();
            }
        }
    }

    /** Another name of what is there, perhaps from an older layer; to a directory there is no such link. */
    private void hardLink(TarEntry entry, int directory, byte[] name) throws IOException {
        int target = places.find(Places.components(entry.target()));
        places.forget();
        boolean linkable = target != NameTree.NONE && tree.kind(target) != NameTree.Kind.DIRECTORY;
        if (linkable && target == tree.child(directory, name, places.hiddenAt(directory))) {
            return;
        }
        int node = tree.put(directory, name, linkable ? tree.kind(target) : NameTree.Kind.BROKEN, layer);
        if (linkable) {
            tree.sameFile(node, target);
        } else {
            tree.target(node, entry.target().getBytes(StandardCharsets.UTF_8));
        }
    }
}
