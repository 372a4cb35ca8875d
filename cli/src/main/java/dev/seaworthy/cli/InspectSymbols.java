package dev.seaworthy.cli;

import dev.seaworthy.binary.FunctionNames;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.symbols.SymbolList;
import dev.seaworthy.inspect.symbols.SymbolOrder;
import dev.seaworthy.inspect.symbols.SymbolPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code --symbols}: the columns of {@code go tool nm}, without a symbol table the functions of the function table. */
final class InspectSymbols implements InspectElfView {
    private final SymbolOrder order;
    private final boolean sizes;
    private final boolean types;
    private final Optional<Predicate<String>> filter;

    InspectSymbols(InspectQuestion question) {
        Arguments arguments = question.arguments();
        order = SymbolOrder.valueOf(arguments
                .choice("sort", "name", List.of("address", "name", "size", "none"))
                .toUpperCase(Locale.ROOT));
        sizes = arguments.has("size");
        types = arguments.has("type");
        Optional<Predicate<String>> matching = arguments.value("match").map(InspectSymbols::matching);
        Optional<Predicate<String>> ofPackage = arguments.value("package").map(InspectSymbols::ofPackage);
        filter = matching.isPresent() && ofPackage.isPresent()
                ? Optional.of(matching.get().and(ofPackage.get()))
                : matching.or(() -> ofPackage);
    }

    private static Predicate<String> matching(String expression) {
        try {
            return Pattern.compile(expression).asPredicate();
        } catch (PatternSyntaxException wrong) {
            throw new UsageException(
                    InspectCommand.VERB,
                    "--match \"" + expression + "\" is no regular expression: " + wrong.getDescription());
        }
    }

    /** One package, or with {@code /...} behind it, as Go writes it, all below it too. */
    private static Predicate<String> ofPackage(String path) {
        if (path.endsWith("/...")) {
            String top = path.substring(0, path.length() - "/...".length());
            return name -> {
                String own = FunctionNames.packagePath(name);
                return own.equals(top) || own.startsWith(top + "/");
            };
        }
        return name -> FunctionNames.packagePath(name).equals(path);
    }

    @Override
    public boolean concerns(ElfFile elf) {
        return SymbolList.of(elf).isPresent();
    }

    @Override
    public void text(String shownAs, ElfFile elf, PrintStream out) throws IOException {
        SymbolList symbols = symbols(elf);
        new SymbolPrinter(out, sizes, types).print(symbols, chosen(symbols));
    }

    @Override
    public Object json(String shownAs, ElfFile elf) throws IOException {
        SymbolList symbols = symbols(elf);
        int[] chosen = chosen(symbols);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", symbols.source().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        // Hundreds of thousands: each is made when it is written.
        json.put("symbols", new AbstractList<>() {
            @Override
            public Object get(int index) {
                return json(symbols, chosen[index]);
            }

            @Override
            public int size() {
                return chosen.length;
            }
        });
        return json;
    }

    private static Object json(SymbolList symbols, int index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", symbols.name(index));
        if (symbols.located(index)) {
            // As text: a number in JSON is not exact above 2^53.
            json.put("address", "0x" + Long.toHexString(symbols.address(index)));
            json.put("size", symbols.size(index));
        }
        json.put("code", String.valueOf(symbols.code(index)));
        json.put("type", SymbolPrinter.type(symbols.type(index)));
        if (symbols.code(index) == SymbolList.INLINED) {
            json.put("inlined", true);
        }
        return json;
    }

    private static SymbolList symbols(ElfFile elf) throws IOException {
        return SymbolList.of(elf)
                .orElseThrow(() -> new IOException("has neither a symbol table nor a function table of Go"));
    }

    private int[] chosen(SymbolList symbols) {
        int[] chosen = new int[symbols.count()];
        int count = 0;
        for (int i = 0; i < symbols.count(); i++) {
            if (filter.isEmpty() || filter.get().test(symbols.name(i))) {
                chosen[count] = i;
                count++;
            }
        }
        int[] indexes = Arrays.copyOf(chosen, count);
        order.arrange(symbols, indexes);
        return indexes;
    }
}
