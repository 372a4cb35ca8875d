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
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
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
 * Makes these jars start fast, {@code JAR...}, which need each other: calls that the compiler leaves to the run time become
 * calls of methods that are there. A jar that has such calls is replaced.
 *
 * <p>At its first use such a call writes and loads classes: about a millisecond each, which no archive of classes spares
 * (JDK 25). Two kinds are made plain here, others stay as they are:
 *
 * <ul>
 *   <li>switches over types ({@link java.lang.runtime.SwitchBootstraps#typeSwitch}): -1 for null, otherwise the first label
 *       from the given one on that the value is an instance of, or the number of labels;
 *   <li>{@code equals} and {@code hashCode} of records ({@link java.lang.runtime.ObjectMethods}): components are compared as
 *       {@link java.util.Objects#equals} or the wrapper's {@code compare} does, and 31 times the hash so far is added to the
 *       hash of each.
 * </ul>
 */
public final class PlainCalls {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc HASH_OF_OBJECT = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
    private static final MethodTypeDesc EQUALITY =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    /** A call that is plain now: the method that stands for it. */
    private record Plain(String name, InvokeDynamicInstruction call) {}

    /** A component of a record. */
    private record Component(ClassDesc owner, String name, ClassDesc type) {
        void load(CodeBuilder code, int record) {
            code.aload(record).getfield(owner, name, type);
        }

        boolean isFloating() {
            return type.equals(ConstantDescs.CD_float) || type.equals(ConstantDescs.CD_double);
        }

        ClassDesc wrapper() {
            return ClassDesc.of("java.lang."
                    + switch (type.descriptorString()) {
                        case "Z" -> "Boolean";
                        case "B" -> "Byte";
                        case "S" -> "Short";
                        case "C" -> "Character";
                        case "I" -> "Integer";
                        case "J" -> "Long";
                        case "F" -> "Float";
                        case "D" -> "Double";
                        default -> throw new IllegalStateException(type.toString());
                    });
        }
    }

    private final ClassFile classes;
    private final Map<ClassDesc, Integer> counts = new HashMap<>();

    private PlainCalls(ClassHierarchyResolver hierarchy) {
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
        PlainCalls plain = new PlainCalls(ClassHierarchyResolver.ofResourceParsing(
                        (ClassDesc name) -> stream(all.get(fileName(name))))
                .orElse(ClassHierarchyResolver.defaultResolver()));
        for (String jar : jars) {
            plain.rewrite(Path.of(jar));
        }
        for (ClassDesc kind : List.of(SWITCHES, RECORDS)) {
            if (!plain.counts.containsKey(kind)) {
                throw new IllegalStateException(
                        "no call of " + kind.displayName() + ": does the compiler do without it now?");
            }
            System.out.println(plain.counts.get(kind) + " calls of " + kind.displayName() + " are plain");
        }
    }

    private void rewrite(Path jar) throws IOException {
        Path next = jar.resolveSibling(jar.getFileName() + ".new");
        boolean changed = false;
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(next);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = content(from, entry);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                byte[] written = isClass(entry) ? rewritten(content) : content;
                changed |= written != content;
                to.write(written);
                to.closeEntry();
            }
        }
        if (changed) {
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(next);
        }
    }

    private byte[] rewritten(byte[] content) {
        ClassModel model = classes.parse(content);
        if (model.methods().stream().noneMatch(PlainCalls::hasCalls)) {
            return content;
        }
        ClassDesc self = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        List<Plain> made = new ArrayList<>();
        ClassTransform calls = ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && canBePlain(call)) {
                Plain plain = new Plain(call.name().stringValue() + "$" + made.size(), call);
                made.add(plain);
                code.invokestatic(self, plain.name(), call.typeSymbol(), isInterface);
            } else {
                code.with(element);
            }
        });
        ClassTransform methods = ClassTransform.endHandler(builder -> {
            for (Plain plain : made) {
                builder.withMethodBody(
                        plain.name(),
                        plain.call().typeSymbol(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> body(code, plain.call()));
            }
        });
        byte[] result = classes.transformClass(model, calls.andThen(methods));
        made.forEach(plain -> counts.merge(plain.call().bootstrapMethod().owner(), 1, Integer::sum));
        return result;
    }

    private static boolean hasCalls(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call && canBePlain(call));
    }

    private static boolean canBePlain(InvokeDynamicInstruction call) {
        ClassDesc bootstraps = call.bootstrapMethod().owner();
        String name = call.name().stringValue();
        return bootstraps.equals(SWITCHES)
                        && name.equals("typeSwitch")
                        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
                || bootstraps.equals(RECORDS) && (name.equals("equals") || name.equals("hashCode"));
    }

    private static void body(CodeBuilder code, InvokeDynamicInstruction call) {
        switch (call.name().stringValue()) {
            case "typeSwitch" ->
                typeSwitch(
                        code,
                        call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
            case "equals" -> equality(code, call.typeSymbol().parameterType(0), components(call));
            default -> hash(code, components(call));
        }
    }

    /** The value is the first argument, the label to begin with the second. */
    private static void typeSwitch(CodeBuilder code, List<ClassDesc> labels) {
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

    /** Behind the class and the names come the fields, in their order. */
    private static List<Component> components(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream()
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .map(field -> new Component(
                        field.owner(), field.methodName(), field.invocationType().returnType()))
                .toList();
    }

    private static void equality(CodeBuilder code, ClassDesc self, List<Component> components) {
        Label other = code.newLabel();
        Label differs = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(self).ifeq(differs).aload(1).checkcast(self).astore(2);
        for (Component component : components) {
            component.load(code, 0);
            component.load(code, 2);
            ClassDesc type = component.type();
            if (!type.isPrimitive()) {
                code.invokestatic(OBJECTS, "equals", EQUALITY).ifeq(differs);
            } else if (component.isFloating()) {
                code.invokestatic(component.wrapper(), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                        .ifne(differs);
            } else if (type.equals(ConstantDescs.CD_long)) {
                code.lcmp().ifne(differs);
            } else {
                code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private static void hash(CodeBuilder code, List<Component> components) {
        code.iconst_0();
        for (Component component : components) {
            code.bipush(31).imul();
            component.load(code, 0);
            ClassDesc type = component.type();
            if (type.isPrimitive()) {
                code.invokestatic(component.wrapper(), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH_OF_OBJECT);
            }
            code.iadd();
        }
        code.ireturn();
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
