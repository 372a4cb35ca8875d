package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Relocation;
import dev.seaworthy.elf.SectionTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The list of packages that have to be initialised, in order. Since Go 1.21 the linker sorts it (golang/go,
 * {@code src/cmd/link/internal/ld/inittask.go}) and the runtime's module data has a slice of it, {@code inittasks}:
 *
 * <pre>
 *   inittasks   pointer · length · capacity, the last two the same
 *   each        pointer to a task: state u32 (0 in the file) · number of functions u32 · so many pointers to code
 * </pre>
 *
 * <p>At which word of the module data the slice begins differs between releases (56 to 59 until Go 1.27), so all words in
 * that region are tried; what is no such list does not lead to code.
 */
final class InitTasks {
    private static final int FIRST_WORD = 48;
    private static final int LAST_WORD = 72;
    /** The largest programs have some 3,000 packages. */
    private static final long MOST_TASKS = 1 << 16;

    private static final long MOST_FUNCTIONS = 1 << 18;

    private final Image image;
    private final ModuleData data;
    private final FunctionIndex functions;
    private final Map<Long, Long> relocated = new HashMap<>();
    private boolean relocationsRead;

    private InitTasks(Image image, ModuleData data, FunctionIndex functions) {
        this.image = image;
        this.data = data;
        this.functions = functions;
    }

    /** The tasks; empty when there is no such list, as before Go 1.21. */
    static Optional<List<InitTask>> of(Image image, SectionTable sections) {
        Optional<FunctionTable> table = FunctionTableFinder.find(image, sections);
        Optional<ModuleData> data = table.flatMap(found -> ModuleData.find(image, sections, found));
        if (data.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong base = CodeBase.of(image, sections, table.orElseThrow());
        Optional<FunctionIndex> functions =
                base.isPresent() ? FunctionIndex.of(table.orElseThrow(), base.getAsLong()) : Optional.empty();
        return functions.flatMap(index -> new InitTasks(image, data.get(), index).find());
    }

    private Optional<List<InitTask>> find() {
        for (int word = FIRST_WORD; word <= LAST_WORD; word++) {
            Optional<List<InitTask>> found = at(data.address() + (long) word * image.wordSize());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<InitTask>> at(long slice) {
        int word = image.wordSize();
        long count = stored(slice + word);
        if (count <= 0 || count > MOST_TASKS || count != stored(slice + 2L * word)) {
            return Optional.empty();
        }
        long list = pointer(slice);
        if (image.bytes(list, count * word, MOST_TASKS * word).isEmpty()) {
            return Optional.empty();
        }
        List<InitTask> tasks = new ArrayList<>();
        long budget = MOST_FUNCTIONS;
        for (long i = 0; i < count; i++) {
            Optional<InitTask> task = task(pointer(list + i * word), budget);
            if (task.isEmpty()) {
                return Optional.empty();
            }
            budget -= task.get().functions().size();
            tasks.add(task.get());
        }
        return Optional.of(tasks);
    }

    private Optional<InitTask> task(long address, long budget) {
        Optional<Bytes> head = image.bytes(address, 8, 8);
        if (head.isEmpty() || head.get().u32(0) != 0) {
            return Optional.empty();
        }
        long count = head.get().u32(4);
        int word = image.wordSize();
        if (count < 1
                || count > budget
                || image.bytes(address + 8, count * word, count * word).isEmpty()) {
            return Optional.empty();
        }
        List<InitTask.Function> called = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long function = pointer(address + 8 + i * word);
            if (Long.compareUnsigned(function, data.lowest()) < 0
                    || Long.compareUnsigned(function, data.highest()) >= 0) {
                return Optional.empty();
            }
            called.add(new InitTask.Function(name(function), function));
        }
        return Optional.of(
                new InitTask(FunctionNames.packagePath(called.getFirst().name()), called));
    }

    private String name(long address) {
        long offset = address - functions.text();
        int index = functions.at((int) Math.clamp(offset, 0, functions.size() - 1L));
        return functions.entry(index) == offset ? functions.name(index) : "";
    }

    /** A number, on which no relocation bears. */
    private long stored(long address) {
        return image.bytes(address, image.wordSize(), image.wordSize())
                .map(bytes -> bytes.word(0, image.wordSize()))
                .orElse(0L);
    }

    /** A pointer. Those that are in relocations only are read all at once: there are thousands. */
    private long pointer(long address) {
        long value = stored(address);
        if (value != 0 || !image.relocatable()) {
            return value;
        }
        if (!relocationsRead) {
            relocationsRead = true;
            Optional<Relocation> _ = image.relocation(relocation -> {
                if (relocated.size() < MOST_FUNCTIONS * 8) {
                    relocated.put(relocation.offset(), relocation.addend());
                }
                return false;
            });
        }
        return relocated.getOrDefault(address, 0L);
    }
}
