package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject.Export;
import dev.seaworthy.elf.Exports;
import dev.seaworthy.elf.Sieve;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The exports of an object as a target file has them, see {@link Symbols}. Names are sought in its lines as they stand. */
final class WrittenExports extends Exports {
    private final List<String> lines;
    /** All of them, once somebody asked for one by its number. */
    private volatile List<Export> all = List.of();

    /** @param lines what stands behind the key of each line of exports */
    WrittenExports(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    private List<Export> all() {
        if (all.isEmpty()) {
            List<Export> read = new ArrayList<>();
            lines.forEach(line -> Symbols.readExports(line, read));
            all = List.copyOf(read);
        }
        return all;
    }

    @Override
    public int size() {
        return all().size();
    }

    @Override
    public Export get(int index) {
        return all().get(index);
    }

    @Override
    public List<Export> named(Set<String> wanted) {
        Sieve sieve = new Sieve();
        for (String name : wanted) {
            sieve.add(name.hashCode());
        }
        List<Export> found = new ArrayList<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab >= 0 && isPlain(line)) {
                Export marked = Symbols.readExport(line.substring(0, tab));
                search(line, tab + 1, sieve, wanted, marked, found);
            } else {
                List<Export> read = new ArrayList<>();
                Symbols.readExports(line, read);
                read.stream().filter(one -> wanted.contains(one.name())).forEach(found::add);
            }
        }
        return found;
    }

    /** Whether names stand in a line as they are. */
    private static boolean isPlain(String line) {
        return line.indexOf('%') < 0;
    }

    /** Most names are refused by their hashes, which are those of strings, and no string is made of them. */
    private static void search(
            String line, int from, Sieve sieve, Set<String> wanted, Export marked, List<Export> found) {
        char[] text = line.toCharArray();
        int start = from;
        int hash = 0;
        for (int i = from; i <= text.length; i++) {
            if (i < text.length && text[i] != ' ') {
                hash = 31 * hash + text[i];
                continue;
            }
            if (i > start && sieve.mayHold(hash)) {
                String name = line.substring(start, i);
                if (wanted.contains(name)) {
                    found.add(new Export(name, marked.version(), marked.hidden(), marked.indirect()));
                }
            }
            start = i + 1;
            hash = 0;
        }
    }
}
