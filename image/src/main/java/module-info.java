/** Archives, images, registries and Dockerfiles as targets. */
module dev.seaworthy.image {
    requires java.net.http;
    requires transitive dev.seaworthy.target;
    requires static transitive org.jspecify;

    exports dev.seaworthy.image;
    exports dev.seaworthy.image.dockerfile;
    exports dev.seaworthy.image.registry;
}
