package dev.seaworthy.aot;

import dev.seaworthy.cli.OneByOne;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** What TeaVM has to know to compile the check: which calls go elsewhere, and which it has to be helped with. */
public final class NativePlugin implements TeaVMPlugin, ClassHolderTransformer {
    private static final Map<MethodReference, MethodReference> LACKING = new HashMap<>();

    static {
        lacking(String.class, "lines", Stream.class);
        lacking(Stream.class, "distinct", Stream.class);
        lackingStatic(Arrays.class, "compare", int[].class, int[].class, int.class);
        lackingStatic(Collections.class, "unmodifiableNavigableMap", NavigableMap.class, NavigableMap.class);
        lackingStatic(Collections.class, "unmodifiableNavigableSet", NavigableSet.class, NavigableSet.class);
        lackingStatic(Map.class, "copyOf", Map.class, Map.class);
        lackingStatic(Set.class, "copyOf", Collection.class, Set.class);
        lackingStatic(Map.class, "ofEntries", Map.Entry[].class, Map.class);
        lackingStatic(Files.class, "readSymbolicLink", Path.class, Path.class);
        lackingStatic(Files.class, "getPosixFilePermissions", Path.class, LinkOption[].class, Set.class);
        replaced("dev.seaworthy.cli.InParallel", OneByOne.class, "map", List.class, Function.class, List.class);
        replaced("dev.seaworthy.cli.InParallel", OneByOne.class, "beside", Runnable.class, void.class);
        lacking(StringBuilder.class, "repeat", CharSequence.class, int.class, StringBuilder.class);
        lackingStatic(System.class, "getenv", Map.class);
        lacking(Class.class, "getResourceAsStream", String.class, InputStream.class);
    }

    /**
     * The garbage collector. A check ends long before the heap is full; one that does not is left to the JVM. Collecting was
     * tried: with TeaVM 0.15.0 some checks crashed while it swept. Whether it or what is added here is to blame was not found.
     */
    private static final MethodReference COLLECTOR =
            new MethodReference("org.teavm.runtime.GC", "doCollectGarbage", ValueType.VOID);

    private final LeftOut leftOut = LeftOut.read();

    private static void replaced(String owner, Class<?> by, String name, Class<?>... signature) {
        MethodReference replacement = new MethodReference(by, name, signature);
        LACKING.put(new MethodReference(owner, replacement.getDescriptor()), replacement);
    }

    private static void lackingStatic(Class<?> owner, String name, Class<?>... signature) {
        replaced(owner.getName(), LackingMethods.class, name, signature);
    }

    private static void lacking(Class<?> owner, String name, Class<?>... signature) {
        Class<?>[] withInstance = new Class<?>[signature.length + 1];
        withInstance[0] = owner;
        System.arraycopy(signature, 0, withInstance, 1, signature.length);
        LACKING.put(
                new MethodReference(owner, name, signature),
                new MethodReference(LackingMethods.class, name, withInstance));
    }

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder owner, ClassHolderTransformerContext context) {
        if (owner.getName().startsWith("dev.seaworthy.aot.")) {
            return;
        }
        for (MethodHolder method : owner.getMethods()) {
            if (method.getProgram() == null) {
                continue;
            }
            if (method.getReference().equals(COLLECTOR)) {
                ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
                body.invoke(Elsewhere.class, "heapIsFull");
                body.exit();
            } else if (leftOut.has(method.getReference())) {
                goElsewhere(method, context);
            } else {
                method.getProgram().getBasicBlocks().forEach(NativePlugin::replaceCalls);
            }
        }
    }

    private static void goElsewhere(MethodHolder method, ClassHolderTransformerContext context) {
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        body.invoke(Elsewhere.class, "go", body.constant(method.getReference().toString()));
        body.constantNull(RuntimeException.class).raise();
    }

    private static void replaceCalls(BasicBlock block) {
        for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call && LACKING.containsKey(call.getMethod())) {
                List<Variable> arguments = new ArrayList<>();
                if (call.getInstance() != null) {
                    arguments.add(call.getInstance());
                }
                arguments.addAll(call.getArguments());
                call.setMethod(LACKING.get(call.getMethod()));
                call.setType(InvocationType.SPECIAL);
                call.setInstance(null);
                call.setArguments(arguments.toArray(new Variable[0]));
            }
        }
    }
}
