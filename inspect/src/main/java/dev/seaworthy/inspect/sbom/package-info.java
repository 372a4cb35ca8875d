/** Bills of materials. */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.inspect.sbom;
