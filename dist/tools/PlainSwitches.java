import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes switches over types start fast, in these jars: {@code JAR...}, which need each other. One that has such switches is
 * replaced.
 *
 * <p>The compiler leaves such a switch to {@link java.lang.runtime.SwitchBootstraps#typeSwitch}, which writes and loads a
 * class for it when it is first reached: about a millisecond each, which no archive of classes spares (JDK 25). Here the call
 * becomes one of a method with the same contract: -1 for null, otherwise the first label from the given one on that the
 * value is an instance of, or the number of labels. Switches with other labels than types stay as they are.
 */
public final class PlainSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    /** A switch that is plain now: the method that stands for it. */
    private record Plain(String name, MethodTypeDesc type, List<ClassDesc> labels) {}

    private final ClassFile classes;
    private int count;

    private PlainSwitches(ClassHierarchyResolver hierarchy) {
        classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    public static void main(String[] jars) throws IOException {
        Map<String, byte[]> all = new HashMap<>();
        for (String jar : jars) {
            try (ZipFile zip = new ZipFile(jar)) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (isClass(entry)) {
                        all.put(entry.getName(), content(zip, entry));
                    }
                }
            }
        }
        PlainSwitches plain = new PlainSwitches(ClassHierarchyResolver.ofResourceParsing(
                        (ClassDesc name) -> stream(all.get(fileName(name))))
                .orElse(ClassHierarchyResolver.defaultResolver()));
        for (String jar : jars) {
            plain.rewrite(Path.of(jar));
        }
        if (plain.count == 0) {
            throw new IllegalStateException("no switch over types: does the compiler write them in another way now?");
        }
        System.out.println(plain.count + " switches over types are plain");
    }

    private void rewrite(Path jar) throws IOException {
        Path next = jar.resolveSibling(jar.getFileName() + ".new");
        int before = count;
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(next);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = content(from, entry);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                to.write(isClass(entry) ? rewritten(content) : content);
                to.closeEntry();
            }
        }
        if (count > before) {
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(next);
        }
    }

    private byte[] rewritten(byte[] content) {
        ClassModel model = classes.parse(content);
        if (model.methods().stream().noneMatch(PlainSwitches::hasSwitch)) {
            return content;
        }
        ClassDesc self = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        List<Plain> made = new ArrayList<>();
        ClassTransform calls = ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isOverTypes(call)) {
                List<ClassDesc> labels = call.bootstrapArgs().stream()
                        .map(ClassDesc.class::cast)
                        .toList();
                Plain plain = new Plain("typeSwitch$" + made.size(), call.typeSymbol(), labels);
                made.add(plain);
                code.invokestatic(self, plain.name(), plain.type(), isInterface);
            } else {
                code.with(element);
            }
        });
        ClassTransform methods = ClassTransform.endHandler(builder -> {
            for (Plain plain : made) {
                builder.withMethodBody(
                        plain.name(),
                        plain.type(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> body(code, plain.labels()));
            }
        });
        byte[] result = classes.transformClass(model, calls.andThen(methods));
        count += made.size();
        return result;
    }

    private static boolean hasSwitch(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call && isOverTypes(call));
    }

    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return call.name().equalsString("typeSwitch")
                && call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    /** The value is the first argument, the label to begin with the second. */
    private static void body(CodeBuilder code, List<ClassDesc> labels) {
        Label present = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        for (int label = 0; label < labels.size(); label++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(label).if_icmpgt(next);
            code.aload(0).instanceOf(labels.get(label)).ifeq(next);
            code.loadConstant(label).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static String fileName(ClassDesc name) {
        String descriptor = name.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }

    private static InputStream stream(byte[] content) {
        return content == null ? null : new ByteArrayInputStream(content);
    }
}
