/** Manifests for Kubernetes: what a service needs there, and what of its wishes the scheduler can guarantee. */
@NullMarked
package dev.seaworthy.bundle.kubernetes;

import org.jspecify.annotations.NullMarked;
