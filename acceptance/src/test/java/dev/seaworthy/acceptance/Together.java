package dev.seaworthy.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Two classes of tests of this kind may run at the same time: they use one processor for most of the time, ask nothing of the
 * clock, and need nothing that a machine has once. The build runs them first, in two processes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("together")
@interface Together {}
