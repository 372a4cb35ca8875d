package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the installed forms say about licences of others is what those others say in their own jars. */
class NoticesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path NOTICES = ROOT.resolve("dist/third-party");

    /** How jars name the licences that SPDX names so. */
    private static final Map<String, String> NAMES = Map.of(
            "https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0",
            "https://opensource.org/licenses/BSD-2-Clause", "BSD-2-Clause",
            "0BSD", "0BSD");

    /** A line of dist/third-party/components.tsv, and the jar that it is about. */
    private record Component(String name, String licence, String notice, JarFile jar) {}

    @Test
    void licences_are_those_that_the_jars_name() throws IOException {
        for (Component one : components()) {
            Attributes manifest = one.jar().getManifest().getMainAttributes();
            String named = Optional.ofNullable(manifest.getValue("Bundle-License"))
                    .orElse("")
                    .split(";", -1)[0];
            assertThat(NAMES).as(one.name()).containsEntry(named, one.licence());
        }
    }

    @Test
    void notices_in_the_jars_are_passed_on() throws IOException {
        String own = words(Files.readString(ROOT.resolve("LICENSE")));
        int found = 0;
        for (Component one : components()) {
            String passedOn = words(one.notice());
            String copyright = one.jar().getManifest().getMainAttributes().getValue("Bundle-Copyright");
            if (copyright != null) {
                assertThat(passedOn).as(one.name()).contains(words(copyright));
                found++;
            }
            for (JarEntry entry : one.jar().stream().toList()) {
                String name = entry.getName();
                if (!name.matches("(META-INF/)?(NOTICE|LICENSE|COPYING)[^/]*")) {
                    continue;
                }
                String text = words(new String(one.jar().getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                if (name.contains("NOTICE") || !text.contains("Apache License Version 2.0")) {
                    assertThat(passedOn).as(one.name() + " " + name).contains(text);
                } else {
                    // One copy of the long text is enough: it is that of Seaworthy itself.
                    assertThat(own).contains(terms(text));
                    assertThat(passedOn).contains("the file LICENSE of Seaworthy");
                }
                found++;
            }
        }
        assertThat(found).as("notices in jars").isGreaterThanOrEqualTo(3);
    }

    /** Code that others took over from others: their notices stand in its sources only. */
    @Test
    void what_is_inside_of_them_is_named() throws IOException {
        for (Component one : components()) {
            boolean google =
                    one.jar().stream().anyMatch(entry -> entry.getName().contains("/com/google/gdata/"));
            assertThat(one.notice().contains("Google Inc.")).as(one.name()).isEqualTo(google);
            Optional<JarEntry> library = one.jar().stream()
                    .filter(entry -> entry.getName().startsWith("linux/amd64/"))
                    .filter(entry -> entry.getName().endsWith(".so"))
                    .findFirst();
            boolean sorting = false;
            if (library.isPresent()) {
                byte[] content = one.jar().getInputStream(library.get()).readAllBytes();
                sorting = new String(content, StandardCharsets.ISO_8859_1).contains("divsufsort");
                assertThat(sorting).isTrue();
            }
            assertThat(one.notice().contains("Yuta Mori")).as(one.name()).isEqualTo(sorting);
        }
    }

    @Test
    void the_package_for_debian_names_everyone() throws IOException {
        String copyright = words(Files.readString(ROOT.resolve("dist/debian/copyright")));
        for (Component one : components()) {
            List<String> holders = one.notice()
                    .lines()
                    .filter(line -> line.startsWith("Copyright "))
                    .map(line -> line.replaceAll(
                            "Copyright|\\([cC]\\)|/? All rights reserved\\.?|/? All Rights Reserved\\.?|,", ""))
                    .map(NoticesTest::words)
                    .toList();
            assertThat(holders).as(one.name()).isNotEmpty();
            assertThat(holders)
                    .allSatisfy(holder -> assertThat(copyright.replace(",", "")).contains(holder));
            assertThat(copyright).containsIgnoringCase("License: " + one.licence() + " ");
        }
    }

    private static String terms(String apache) {
        return apache.substring(0, apache.indexOf("END OF TERMS AND CONDITIONS"));
    }

    private static String words(String text) {
        return String.join(" ", text.strip().split("\\s+", -1));
    }

    private static List<Component> components() throws IOException {
        List<Component> components = new ArrayList<>();
        for (String line : Files.readAllLines(NOTICES.resolve("components.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (line.startsWith("#") || fields[1].equals("-")) {
                continue;
            }
            components.add(new Component(
                    fields[0],
                    fields[3],
                    Files.readString(NOTICES.resolve(fields[4])),
                    new JarFile(jar(fields[0]).toFile())));
        }
        assertThat(components).hasSizeGreaterThanOrEqualTo(4);
        return components;
    }

    private static Path jar(String name) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String one : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(one);
            if (String.valueOf(file.getFileName()).matches(name + "-[0-9].*\\.jar")) {
                return file;
            }
        }
        throw new AssertionError("no jar of " + name + " in " + path);
    }
}
