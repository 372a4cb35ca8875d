/** Archives, images, registries and Dockerfiles as targets. */
module dev.seaworthy.image {
    requires com.github.luben.zstd_jni;
    requires java.net.http;
    requires org.tukaani.xz;
    requires transitive dev.seaworthy.target;
    requires static transitive org.jspecify;

    exports dev.seaworthy.image;
    exports dev.seaworthy.image.archive;
    exports dev.seaworthy.image.assembly;
    exports dev.seaworthy.image.cache;
    exports dev.seaworthy.image.dockerfile;
    exports dev.seaworthy.image.json;
    exports dev.seaworthy.image.registry;
}
