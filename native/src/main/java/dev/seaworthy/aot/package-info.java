/**
 * What makes a native program of the plain check: the plugin that tells TeaVM, which compiles Java to C, what to compile
 * and what to leave to the form on a JVM, and what the JDK has and TeaVM's class library lacks. The classes of the JDK
 * that it lacks whole are below {@code org.teavm.classlib}, where TeaVM looks for them.
 */
@NullMarked
package dev.seaworthy.aot;

import org.jspecify.annotations.NullMarked;
