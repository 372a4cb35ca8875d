package dev.seaworthy.image.archive;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.Extract;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.RootSource;
import dev.seaworthy.image.cache.FileMemory;
import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.Sinks;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An archive file: a root file system, what {@code docker save} writes, or an OCI layout packed with tar. Which of them it
 * is shows in its content.
 */
public final class ArchiveSource implements RootSource {
    private final String name;
    private final Path file;
    private final Optional<String> tag;
    private final FactsCache cache;

    /**
     * @param name as the user named the target
     * @param file the archive
     * @param tag which of several images in it
     * @param cache facts that were read before
     */
    public ArchiveSource(String name, Path file, Optional<String> tag, FactsCache cache) {
        this.name = name;
        this.file = file;
        this.tag = tag;
        this.cache = cache;
    }

    @Override
    public Answer facts(Optional<Architecture> wanted) throws IOException {
        try (ArchiveFile archive = new ArchiveFile(file, new Budget())) {
            Optional<Index> index = Index.read(archive.whole());
            if (index.isEmpty()) {
                return root();
            }
            Index places = index.get();
            return places.isLayout()
                    ? layout(archive, places).facts(tag, wanted)
                    : docker(archive, places).facts(tag);
        }
    }

    @Override
    public void extract(Optional<Architecture> wanted, Extract what) throws IOException {
        try (ArchiveFile archive = new ArchiveFile(file, new Budget())) {
            Optional<Index> index = Index.read(archive.whole());
            if (index.isPresent()) {
                Index places = index.get();
                if (places.isLayout()) {
                    layout(archive, places).extract(tag, wanted, what);
                } else {
                    docker(archive, places).extract(tag, what);
                }
                return;
            }
        }
        Budget budget = new Budget();
        try (ArchiveFile again = new ArchiveFile(file, budget)) {
            Sinks.of(what, budget).add(again.whole(), false);
        }
    }

    private LayoutReader layout(ArchiveFile archive, Index places) {
        return new LayoutReader(name, "the archive " + file, path -> open(archive, places, path), cache);
    }

    private DockerArchive docker(ArchiveFile archive, Index places) {
        return new DockerArchive(name, "the archive " + file, path -> open(archive, places, path), cache);
    }

    private static InputStream open(ArchiveFile archive, Index places, String path) throws IOException {
        Optional<Index.Place> place = places.find(path);
        if (place.isEmpty()) {
            throw new ImageFormatException("holds no file " + path);
        }
        return archive.open(place.get());
    }

    private Answer root() throws IOException {
        if (tag.isPresent()) {
            throw new ImageFormatException("is a root file system, which has no tags");
        }
        Provenance provenance = new Provenance(Provenance.How.READ, "", "the archive " + file);
        Digest identity = FileMemory.identity(file);
        Optional<TargetFacts> known = cache.find(identity, name);
        if (known.isPresent()) {
            return new Answer.Found(Facts.from(known.get(), provenance));
        }
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        try (ArchiveFile again = new ArchiveFile(file, budget)) {
            builder.add(again.whole(), false);
        }
        TargetFacts facts = Roots.facts(builder, name, provenance);
        if (FileMemory.isSettled(file, identity)) {
            cache.keep(identity, facts);
        }
        return new Answer.Found(facts);
    }
}
