import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Adds to a list of loaded classes, {@code LIST JAR...}, all lambdas of those of them that are in these jars: what typical
 * commands use is only a part, and at its first use each of the others writes and loads a class. The first of those costs
 * tens of milliseconds, since what writes it has to be loaded and is not compiled yet.
 *
 * <p>Lines of such a list (JDK 25, {@code src/hotspot/share/cds/classListParser.hpp}): {@code @lambda-proxy}, the class that
 * has it, name and type of what makes it, the interface's method type, the kind, class, name and type of the method that it
 * calls, and the type with which it calls; {@code @cp}, a class, and the numbers of constants to be resolved beforehand.
 */
public final class AllLambdas {
    private static final Map<Integer, String> KINDS = Map.of(
            5, "REF_invokeVirtual",
            6, "REF_invokeStatic",
            7, "REF_invokeSpecial",
            8, "REF_newInvokeSpecial",
            9, "REF_invokeInterface");

    private AllLambdas() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        SortedSet<String> lines = new TreeSet<>();
        SortedMap<String, SortedSet<Integer>> constants = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("@cp ")) {
                String[] words = line.split(" ");
                SortedSet<Integer> numbers = constants.computeIfAbsent(words[1], _ -> new TreeSet<>());
                for (int i = 2; i < words.length; i++) {
                    numbers.add(Integer.parseInt(words[i]));
                }
            } else {
                lines.add(line);
            }
        }
        for (int i = 1; i < arguments.length; i++) {
            addAll(Path.of(arguments[i]), lines, constants);
        }
        List<String> all = new ArrayList<>();
        lines.stream().filter(line -> !line.startsWith("@")).forEach(all::add);
        lines.stream().filter(line -> line.startsWith("@")).forEach(all::add);
        constants.forEach((name, numbers) -> {
            StringBuilder line = new StringBuilder("@cp ").append(name);
            numbers.forEach(number -> line.append(' ').append(number));
            all.add(line.toString());
        });
        Files.write(file, all);
    }

    private static void addAll(Path jar, SortedSet<String> lines, SortedMap<String, SortedSet<Integer>> constants)
            throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && lines.contains(name.substring(0, name.length() - ".class".length()))) {
                    add(ClassFile.of().parse(zip.getInputStream(entry).readAllBytes()), lines, constants);
                }
            }
        }
    }

    private static void add(ClassModel model, SortedSet<String> lines, SortedMap<String, SortedSet<Integer>> constants) {
        String owner = model.thisClass().asInternalName();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof InvokeDynamicEntry call && isLambda(call)) {
                List<LoadableConstantEntry> arguments = call.bootstrap().arguments();
                MethodHandleEntry called = (MethodHandleEntry) arguments.get(1);
                lines.add(String.join(
                        " ",
                        "@lambda-proxy",
                        owner,
                        call.name().stringValue(),
                        call.type().stringValue(),
                        ((MethodTypeEntry) arguments.get(0)).descriptor().stringValue(),
                        KINDS.get(called.kind()),
                        called.reference().owner().asInternalName(),
                        called.reference().name().stringValue(),
                        called.reference().type().stringValue(),
                        ((MethodTypeEntry) arguments.get(2)).descriptor().stringValue()));
                constants.computeIfAbsent(owner, _ -> new TreeSet<>()).add(call.index());
            }
        }
    }

    private static boolean isLambda(InvokeDynamicEntry call) {
        MethodHandleEntry bootstrap = call.bootstrap().bootstrapMethod();
        return bootstrap.reference().owner().asInternalName().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.reference().name().stringValue().equals("metafactory");
    }
}
