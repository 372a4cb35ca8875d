package dev.seaworthy.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the name of a Go function says of its package: {@code net/http.(*Server).Serve} is of {@code net/http},
 * {@code gopkg.in/yaml%2ev3.Marshal} of {@code gopkg.in/yaml.v3} (golang/go, {@code src/cmd/internal/objabi/path.go}).
 */
public final class FunctionNames {
    /** First elements of the import paths of the standard library; "main" is not of it. */
    private static final Set<String> STANDARD = Set.of(
            "archive",
            "bufio",
            "bytes",
            "cmp",
            "compress",
            "container",
            "context",
            "crypto",
            "database",
            "debug",
            "embed",
            "encoding",
            "errors",
            "expvar",
            "flag",
            "fmt",
            "go",
            "hash",
            "html",
            "image",
            "index",
            "internal",
            "io",
            "iter",
            "log",
            "maps",
            "math",
            "mime",
            "net",
            "os",
            "path",
            "plugin",
            "reflect",
            "regexp",
            "runtime",
            "slices",
            "sort",
            "strconv",
            "strings",
            "structs",
            "sync",
            "syscall",
            "testing",
            "text",
            "time",
            "unicode",
            "unique",
            "unsafe",
            "uuid",
            "vendor",
            "weak");

    private FunctionNames() {}

    /** The import path of a function's package; empty for code that is not of a Go package. */
    public static String packagePath(String function) {
        // Types in brackets have packages of their own.
        int bracket = function.indexOf('[');
        String name = bracket < 0 ? function : function.substring(0, bracket);
        int receiver = name.indexOf('(');
        int slash = (receiver < 0 ? name : name.substring(0, receiver)).lastIndexOf('/');
        int dot = name.indexOf('.', slash + 1);
        int colon = name.indexOf(':');
        if (dot <= 0 || (colon >= 0 && colon < dot)) {
            return "";
        }
        return unescaped(name.substring(0, dot));
    }

    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            int high = path.charAt(i) == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low < 0) {
                out.append(path.charAt(i));
            } else {
                out.append((char) ((high << 4) | low));
                i += 2;
            }
        }
        return out.toString();
    }

    /**
     * Whether a package is of the standard library. A module may have a path without a dot, like the standard library's; so
     * the build info is asked first.
     */
    public static boolean isStandard(String packagePath, Optional<BuildInfo> info) {
        int slash = packagePath.indexOf('/');
        String first = slash < 0 ? packagePath : packagePath.substring(0, slash);
        return STANDARD.contains(first)
                && info.flatMap(known -> known.module(packagePath)).isEmpty();
    }

    /**
     * The functions in which a function without a name of its own may have been written, the nearest first: {@code a.F} for
     * {@code a.F.func1}, {@code a.F.gowrap2} or {@code a.F.func1.3}; empty when it has a name of its own.
     */
    static List<String> enclosing(String function) {
        List<String> enclosing = new ArrayList<>();
        int start = packagePath(function).length();
        String rest = function;
        boolean closure = false;
        for (int dot = rest.lastIndexOf('.'); dot > start; dot = rest.lastIndexOf('.')) {
            closure |= isGiven(rest.substring(dot + 1));
            if (!closure) {
                break;
            }
            rest = rest.substring(0, dot);
            if (rest.endsWith(".") || rest.endsWith(")")) {
                break;
            }
            enclosing.add(rest);
        }
        return enclosing;
    }

    /** Whether the compiler gave a name: {@code func1}, {@code 2}, {@code gowrap1}, {@code deferwrap1}, {@code dwrap·3}. */
    private static boolean isGiven(String name) {
        int digits = name.length();
        while (digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
            digits--;
        }
        String word = name.substring(0, digits);
        return digits < name.length()
                && (word.isEmpty()
                        || word.equals("func")
                        || word.equals("gowrap")
                        || word.equals("deferwrap")
                        || word.equals("·dwrap·")
                        || word.equals("dwrap·"));
    }
}
