import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.catalogue.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Captures all entries of the catalogue in one go, see scripts/capture-catalogue. A library that several targets hold is
 * written once: later files refer to the lines of the first ({@code same}).
 */
final class CaptureCatalogue {
    /** A line shorter than this is not worth a reference. */
    private static final int WORTH_SHARING = 120;

    /** Where a line was written first: the number is that among the lines of its object. */
    private record Place(String file, String path, int line) {}

    private final Path roots;
    private final Path catalogue;
    private final String date;
    private final Map<String, Place> written = new HashMap<>();

    private CaptureCatalogue(Path roots, Path catalogue, String date) {
        this.roots = roots;
        this.catalogue = catalogue;
        this.date = date;
    }

    /** Roots, the folder of the catalogue, the date. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new CaptureCatalogue(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]).run();
    }

    private void run() throws IOException, InterruptedException {
        record Task(String file, Future<String> text) {}
        List<Task> tasks = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            for (String line : Files.readAllLines(catalogue.resolve("index.tsv"))) {
                String[] fields = line.split("\t", -1);
                if (line.startsWith("#") || fields.length < 4 || !fields[3].equals("CAPTURED")) {
                    continue;
                }
                String key = fields[0].replace(':', '-').replace('/', '-');
                for (String architecture : (fields[2].isEmpty() ? "any" : fields[2]).split(" ")) {
                    Path root = roots.resolve(architecture).resolve(key);
                    if (!Files.isDirectory(root)) {
                        throw new IOException(fields[0] + " for " + architecture + ": there is no " + root);
                    }
                    tasks.add(new Task(key + "-" + architecture, workers.submit(() -> capture(fields[0], root))));
                }
            }
            for (Task task : tasks) {
                String text = shared(task.file(), task.text().get());
                Files.writeString(catalogue.resolve(task.file() + ".target"), text);
                System.out.println(task.file() + " " + text.length());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private String capture(String name, Path root) throws IOException {
        TargetFacts facts = TargetReader.read(name, root).with(config(Path.of(root + ".config")));
        return Capture.capture(facts, date, Files.readString(Path.of(root + ".source")).strip());
    }

    /** How the image is started, written as in a target file: user, environment, working-directory, command. */
    private static ImageConfig config(Path file) throws IOException {
        Map<String, List<String>> said = new HashMap<>();
        Map<String, String> environment = new TreeMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.getFirst().equals("environment")) {
                environment.put(fields.get(1), fields.get(2));
            } else {
                said.put(fields.getFirst(), fields.subList(1, fields.size()));
            }
        }
        return new ImageConfig(
                Optional.ofNullable(said.get("user")).map(List::getFirst),
                environment,
                Optional.ofNullable(said.get("working-directory")).map(List::getFirst),
                said.getOrDefault("entrypoint", Collections.emptyList()),
                said.getOrDefault("command", Collections.emptyList()));
    }

    private String shared(String file, String text) {
        StringBuilder out = new StringBuilder(text.length());
        String object = "";
        int index = 0;
        for (String line : text.lines().toList()) {
            if (!line.startsWith(" ")) {
                object = line.startsWith("object\t") ? line.split("\t", -1)[1] : "";
                index = 0;
                out.append(line).append('\n');
                continue;
            }
            Place here = new Place(file, object, index);
            // What a loader has built in is asked for without its symbols, so it stays where it is.
            boolean own = line.length() < WORTH_SHARING || line.startsWith(" loader\t");
            Place first = own ? here : written.computeIfAbsent(line, _ -> here);
            out.append(first == here ? line : " same\t" + first.file() + "\t" + first.path() + "\t" + first.line())
                    .append('\n');
            index++;
        }
        return out.toString();
    }
}
