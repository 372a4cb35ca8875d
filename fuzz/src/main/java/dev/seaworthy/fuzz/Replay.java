package dev.seaworthy.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Without the fuzzer: writes seeds, lists targets, and runs inputs that were found before. */
final class Replay {
    private Replay() {}

    public static void main(String... words) throws IOException {
        switch (words[0]) {
            case "list" -> FuzzTargets.all().keySet().forEach(System.out::println);
            case "seeds" -> seeds(words[1], Path.of(words[2]), Path.of(words[3]));
            case "run" -> run(words[1], Path.of(words[2]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** Writes a target's seeds; those of all targets together get the target's number in front. */
    private static void seeds(String name, Path data, Path folder) throws IOException {
        Files.createDirectories(folder);
        Samples samples = new Samples(data);
        if (!name.equals(Fuzzing.ALL)) {
            write(FuzzTargets.named(name).seeds(samples), folder, "seed", new byte[0]);
            return;
        }
        int number = 0;
        for (String one : FuzzTargets.all().keySet()) {
            write(FuzzTargets.named(one).seeds(samples), folder, one, new byte[] {(byte) number});
            number++;
        }
    }

    private static void write(List<byte[]> seeds, Path folder, String name, byte[] before) throws IOException {
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve(name + "-" + i), Bytewise.join(before, seeds.get(i)));
        }
    }

    private static void run(String name, Path place) throws IOException {
        FuzzTarget target = FuzzTargets.named(name);
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                long start = System.nanoTime();
                try {
                    Fuzzing.limited(target, Files.readAllBytes(file));
                    System.out.println(file + ": fine, " + (System.nanoTime() - start) / 1_000_000 + " ms");
                } catch (RuntimeException | Error finding) {
                    System.out.println(file + ": " + finding);
                    finding.printStackTrace(System.out);
                }
            }
        }
    }
}
