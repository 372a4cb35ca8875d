package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import java.util.Optional;

/** The root of an image that was not looked at: anything may be in it. */
record UnseenRoot(String why) implements RootView {
    @Override
    public Lookup lookup(String path) {
        return path.equals("/") ? new Lookup.Directory("/") : new Lookup.Unknown(why);
    }

    @Override
    public ObjectLookup object(String path) {
        return new ObjectLookup.Unknown(why);
    }

    @Override
    public Optional<Loader> loader(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        return new Entry.Unknown(why);
    }

    @Override
    public Listing list(String path) {
        return new Listing.Unknown(why);
    }

    @Override
    public Content text(String path, int limit) {
        return new Content.Unknown(why);
    }

    @Override
    public Certificates certificates(String path) {
        return new Certificates.Unknown(why);
    }
}
