package dev.seaworthy.bundle;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.bundle.description.Service;

/**
 * What a bundle is made from.
 *
 * @param service the description
 * @param binary what the binary is
 */
public record Order(Service service, BinaryFacts binary) {}
