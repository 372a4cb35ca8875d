package dev.seaworthy.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code readelf} says of a file, as facts in the notation of {@link ElfFacts}: one line each, in their order. */
final class Readelf {
    private static final Map<String, String> HEADER = Map.ofEntries(
            Map.entry("Class", "class"),
            Map.entry("Data", "order"),
            Map.entry("ABI Version", "abi version"),
            Map.entry("Type", "type"),
            Map.entry("Entry point address", "entry"),
            Map.entry("Start of program headers", "program headers at"),
            Map.entry("Start of section headers", "section headers at"),
            Map.entry("Flags", "flags"),
            Map.entry("Size of program headers", "program header size"),
            Map.entry("Number of program headers", "program header count"),
            Map.entry("Size of section headers", "section header size"),
            Map.entry("Number of section headers", "section header count"),
            Map.entry("Section header string table index", "section names"));
    private static final String HEX = "0x([0-9a-f]+)";
    private static final Pattern SEGMENT =
            Pattern.compile("  (\\S+) +" + (HEX + " +").repeat(5) + "(.{3}) (?:0x)?([0-9a-f]+)");
    private static final Pattern INTERPRETER = Pattern.compile(" +\\[Requesting program interpreter: (.*)]");
    private static final Pattern ENTRY = Pattern.compile(" " + HEX + " \\(.*?\\) +(.*)");
    private static final Pattern ENTRY_TEXT =
            Pattern.compile("(Shared library|Library soname|Library rpath|Library runpath): \\[(.*)]");
    private static final Pattern NEEDED_FILE = Pattern.compile(" +[0-9a-fx]+: Version: 1  File: (.*)  Cnt: \\d+");
    private static final Pattern NEEDED_VERSION =
            Pattern.compile(" +[0-9a-fx]+:   Name: (.*)  Flags: (.*?) +Version: (\\d+)");
    private static final Pattern DEFINED_VERSION =
            Pattern.compile(" +[0-9a-fx]+: Rev: 1  Flags: (.*?) +Index: (\\d+)  Cnt: \\d+  Name: (.*)");
    private static final Pattern SECTION = Pattern.compile(
            "  \\[ *(\\d+)] (.*?) *([A-Z][A-Za-z0-9_+]*|<unknown>: \\w+|[\\w.+]+: <unknown>) +"
                    + "([0-9a-f]{8,16}) ([0-9a-f]{6,}) ([0-9a-f]{6,}) ([0-9a-f]{2,}) +([A-Za-z]*) +(\\d+) +(\\d+) +(\\d+)");
    /** Of a type that it does not know, readelf does not end the line. */
    private static final Pattern NOTE = Pattern.compile("(?:^|\\t)  (\\S[^\\t]*?) +0x([0-9a-f]{8})\\t"
            + "(?:[^\\t]*\\t    Build ID: ([0-9a-f]+)|[^\\t]*\\t    OS: (Linux, ABI: [0-9.]+))?");

    private static final Pattern DAMAGED_NAME = Pattern.compile("<(no-strings|no-name|corrupt|none)>");
    private static final String FILE = "File: ";

    private final List<String> facts = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean inSymbols;

    /** Reads several files with one process, which would otherwise take most of the time. */
    static Map<Path, Readelf> of(List<Path> files) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("readelf", "-W", "-h", "-l", "-S", "-d", "-V", "--dyn-syms", "-n", "--"));
        files.forEach(file -> command.add(file.toString()));
        // With one file, readelf does not say which.
        command.add("/dev/null");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        Map<Path, Readelf> read = new HashMap<>();
        Readelf current = new Readelf();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FILE)) {
                    current = new Readelf();
                    read.put(Path.of(line.substring(FILE.length())), current);
                } else {
                    current.line(line);
                }
            }
        }
        return read;
    }

    List<String> facts() {
        return List.copyOf(facts);
    }

    /** Facts about the dynamic symbols. */
    List<String> symbols() {
        return List.copyOf(symbols);
    }

    /** What it found wrong with the file. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void line(String line) {
        // A complaint may stand in the middle of a line: it goes to the other output, which is not held back.
        int complaint = line.indexOf("readelf: ");
        if (line.contains("'/dev/null'")) {
            return;
        }
        if (complaint >= 0) {
            complaints.add(line.substring(complaint));
        } else if (line.isEmpty()) {
            inSymbols = false;
        } else if (line.startsWith("Symbol table '.dynsym'")) {
            inSymbols = true;
        } else if (inSymbols) {
            ReadelfSymbol.fact(line).ifPresent(symbols::add);
        } else if (!header(line)) {
            other(line);
        }
    }

    private boolean header(String line) {
        int colon = line.indexOf(':');
        if (!line.startsWith("  ") || colon < 0 || line.startsWith("   ")) {
            return false;
        }
        String key = line.substring(2, colon);
        if (!HEADER.containsKey(key)) {
            return false;
        }
        String value = line.substring(colon + 1).strip();
        String first = value.split("[ ,]", 2)[0];
        facts.add(HEADER.get(key) + " "
                + switch (key) {
                    case "Data" -> value.endsWith("little endian") ? "little" : "big";
                    case "Class" -> first.substring(3);
                    case "Type" -> first;
                    case "Flags", "Entry point address" ->
                        Long.toString(Long.parseUnsignedLong(first.substring(2), 16));
                    default -> first;
                });
        return true;
    }

    private void other(String line) {
        boolean _ = match(SEGMENT, line, this::segment)
                || match(SECTION, line, this::section)
                || match(INTERPRETER, line, found -> facts.add("interpreter " + found.group(1)))
                || match(ENTRY, line, this::entry)
                || match(NEEDED_FILE, line, found -> facts.add("needs versions of " + found.group(1)))
                || match(
                        NEEDED_VERSION,
                        line,
                        found -> facts.add("needs version " + found.group(1) + " " + found.group(3)
                                + (found.group(2).contains("WEAK") ? " weak" : "")))
                || match(
                        DEFINED_VERSION,
                        line,
                        found -> facts.add("defines version " + found.group(3) + " " + found.group(2)
                                + (found.group(1).contains("BASE") ? " base" : "")))
                || notes(line);
    }

    private boolean notes(String line) {
        Matcher note = NOTE.matcher(line);
        while (note.find()) {
            note(note, line);
        }
        return true;
    }

    private interface Use {
        void of(Matcher found);
    }

    private static boolean match(Pattern pattern, String line, Use use) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        use.of(matcher);
        return true;
    }

    private void segment(Matcher found) {
        facts.add("segment " + ElfFacts.segmentType(found.group(1)) + " " + hex(found.group(2)) + " "
                + hex(found.group(3)) + " " + hex(found.group(5)) + " " + hex(found.group(6)) + " "
                + found.group(7).replace(" ", "") + " " + hex(found.group(8)));
    }

    private void section(Matcher found) {
        facts.add(ElfFacts.section(
                Integer.parseInt(found.group(1)),
                DAMAGED_NAME.matcher(found.group(2)).matches() ? "" : found.group(2),
                found.group(3),
                List.of(
                        hex(found.group(4)),
                        hex(found.group(5)),
                        hex(found.group(6)),
                        hex(found.group(7)),
                        Long.valueOf(found.group(9)),
                        Long.valueOf(found.group(10))),
                found.group(8)));
    }

    private void entry(Matcher found) {
        long tag = hex(found.group(1));
        if (tag != 0) {
            String said = found.group(2);
            facts.add(ElfFacts.entry(tag, () -> Long.decode(said.split(" ", 2)[0])));
            Matcher text = ENTRY_TEXT.matcher(said);
            if (text.matches()) {
                facts.add("text " + tag + " " + text.group(2));
            }
        }
    }

    private void note(Matcher found, String line) {
        // SystemTap's probes and gold's version are in no segment, so that no running program has them.
        boolean plain = !ElfFacts.printedOtherwise(found.group(1));
        if (plain && !found.group(1).equals("stapsdt") && !line.contains("NT_GNU_GOLD_VERSION")) {
            facts.add("note " + found.group(1) + " " + hex(found.group(2)));
        }
        if (found.group(1).equals("GNU") && found.start(3) >= 0) {
            facts.add("build id " + found.group(3));
        }
        if (found.group(1).equals("GNU") && found.start(4) >= 0) {
            facts.add("abi tag " + found.group(4).replace(", ABI:", ""));
        }
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
