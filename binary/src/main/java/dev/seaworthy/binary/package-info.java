/**
 * What an executable is: for which system and processor, how it was linked, with which C library, and what is known of
 * the Go program inside.
 *
 * <p>Start at {@link BinaryReader#examine}. What is no executable is recognised too, in words for people.
 *
 * {@snippet :
 * switch (BinaryReader.examine(path)) {
 *     case Examination.Executable(BinaryFacts facts) ->
 *         System.out.println(facts.linkMode() + " " + facts.go().map(GoFacts::version).orElse("not Go"));
 *     case Examination.OtherFile(OtherFile.Kind kind, String description) -> System.err.println("this is " + description);
 *     case Examination.Damaged damaged -> System.err.println("damaged: " + damaged.what());
 * }
 * }
 *
 * <p>Facts do not depend on the file any more. Which functions are linked is asked while the file is open, since there
 * are up to some 100,000:
 *
 * {@snippet :
 * Set<String> linked = BinaryReader.functions(path, table -> table.present(Set.of("time.LoadLocation", "os/exec.Command")))
 *         .orElse(Set.of());
 * }
 *
 * <p><b>What it needs while it runs</b> is in {@link GoFacts}: {@link LinkedFunctions} by {@link Use}, each with the
 * functions that call it and the {@link Origin} that brought it, read from machine code once; the {@link Resolver}; the
 * {@link Fips} module; the {@link Sanitizer}. {@link PluginPair} compares a Go plugin with its program.
 *
 * <p><b>Evidence of Go</b>, in the order of trust: {@link BuildInfoReader the build info}, the {@link FunctionTable} with
 * {@link VersionText the text of the release}, the table's layout narrowed by {@link ReleaseMarkers functions that only
 * some releases have}, notes and names of sections.
 *
 * <p><b>Hardening promise.</b> As in {@link dev.seaworthy.elf}: whatever the bytes are, the answer is a value, the work is
 * linear in the size of the file, and nothing is allocated in proportion to a number that the file merely claims.
 */
@NullMarked
package dev.seaworthy.binary;

import org.jspecify.annotations.NullMarked;
