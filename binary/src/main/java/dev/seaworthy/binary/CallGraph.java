package dev.seaworthy.binary;

import dev.seaworthy.binary.calls.Calls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a program's call graph from which calls lead to some functions, as far back as to the first function outside
 * the standard library.
 */
final class CallGraph {
    /** Steps from a function outside the standard library. The longest that were seen in real programs are half of it. */
    private static final int DEEPEST = 40;
    /** How many callers and origins are named. More say nothing new to people. */
    private static final int MOST_CALLERS = 12;

    private static final int MOST_ORIGINS = 8;
    /** How far from a function without a name of its own the one may be in which it was written. */
    private static final int NEIGHBOURS = 2000;

    /** What is known of a function. */
    private static final int KNOWN = 1;

    private static final int STANDARD = 2;
    private static final int TRAMPOLINE = 4;
    private static final int FOLLOWED = 8;

    /**
     * Calls through interfaces and variables of the standard library, with the function that makes each (golang/go,
     * {@code src/net/http/client.go}, {@code src/mime/type.go}). Written in no instruction, but in the source of every
     * release.
     */
    private static final Map<String, String> THROUGH_INTERFACES =
            Map.of("net/http.(*Transport).RoundTrip", "net/http.send", "mime.initMimeUnix", "mime.initMime");

    /** The functions that have to be found for this. */
    static final Set<String> ANCHORS = Set.copyOf(THROUGH_INTERFACES.values());

    /**
     * Functions whose callers need not want what they lead to, because the way on is taken in other cases only: a
     * connection's code that serves both ends, a dialer's that goes on with what others asked for, one that asks a
     * stand-in of its own (golang/go, {@code src/crypto/tls/conn.go}, {@code src/net/http/transport.go}, {@code server.go},
     * {@code httputil/dump.go}).
     */
    private static final Set<String> NOT_FOLLOWED = Set.of(
            "crypto/tls.(*Conn).handlePostHandshakeMessage",
            "crypto/tls.(*Conn).handleRenegotiation",
            "net/http.(*Transport).decConnsPerHost",
            "net/http.(*conn).maybeServeUnencryptedHTTP2",
            "net/http/httputil.DumpRequestOut");

    private final FunctionIndex functions;
    private final List<Calls> calls;
    private final Map<String, Integer> anchors;
    private final Optional<BuildInfo> info;
    /** Of each function who calls it, and whether that call is written in the caller's code. */
    private final Map<Integer, Map<Integer, Boolean>> callersOf = new HashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    /** Of each function what is known of it, by its index: the bits above. It is asked thousands of times. */
    private final byte[] kinds;

    /** @param anchors the functions of {@link #ANCHORS} that are there */
    CallGraph(FunctionIndex functions, List<Calls> calls, Map<String, Integer> anchors, Optional<BuildInfo> info) {
        this.anchors = anchors;
        this.functions = functions;
        this.calls = calls;
        this.info = info;
        this.kinds = new byte[functions.count()];
    }

    /** Who calls each of these functions, given with their indexes. */
    Map<String, LinkedFunction> callers(Map<String, Integer> wanted) {
        explore(wanted.values());
        Map<String, LinkedFunction> found = new TreeMap<>();
        wanted.forEach((name, index) ->
                found.put(name, new LinkedFunction(name, directCallers(index), new ArrayList<>(origins(index)))));
        return found;
    }

    private void explore(Collection<Integer> wanted) {
        Set<Integer> known = new HashSet<>(wanted);
        Set<Integer> frontier = new HashSet<>(wanted);
        for (int step = 0; step < DEEPEST && !frontier.isEmpty(); step++) {
            for (int index : frontier) {
                int entry = functions.entry(index);
                // Of functions at the same place, one stands for all.
                int first = functions.at(entry);
                for (Calls part : calls) {
                    part.to(entry, (site, _, direct) -> add(first, functions.at(site), direct));
                }
            }
            Set<Integer> next = new HashSet<>();
            for (int index : frontier) {
                written(index).ifPresent(other -> add(index, other, false));
                for (int caller : callersOf(index).keySet()) {
                    if (isFollowed(caller) && known.add(caller)) {
                        next.add(caller);
                    }
                }
            }
            frontier = next;
        }
    }

    private void add(int callee, int caller, boolean direct) {
        if (caller >= 0 && caller != callee) {
            callersOf.computeIfAbsent(callee, _ -> new TreeMap<>()).merge(caller, direct, Boolean::logicalOr);
        }
    }

    private Map<Integer, Boolean> callersOf(int index) {
        return callersOf.getOrDefault(index, Map.of());
    }

    /** The function of which the source says that it calls another, though no instruction does. */
    private OptionalInt written(int index) {
        String name = name(index);
        String caller = THROUGH_INTERFACES.get(name);
        if (caller != null) {
            Integer found = anchors.get(caller);
            return found == null ? OptionalInt.empty() : OptionalInt.of(found);
        }
        if (callersOf.containsKey(index)) {
            return OptionalInt.empty();
        }
        for (String enclosing : FunctionNames.enclosing(name)) {
            OptionalInt found = functions.near(index, enclosing, NEIGHBOURS);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }

    private List<String> directCallers(int index) {
        Set<String> own = new TreeSet<>();
        Set<String> standard = new TreeSet<>();
        callersOf(index).forEach((caller, isDirect) -> {
            if (isDirect && isTrampoline(caller)) {
                for (int before : callersOf(caller).keySet()) {
                    (isStandard(before) ? standard : own).add(name(before));
                }
            } else if (isDirect) {
                (isStandard(caller) ? standard : own).add(name(caller));
            }
        });
        List<String> all = new ArrayList<>(own);
        all.addAll(standard);
        return all.subList(0, Math.min(MOST_CALLERS, all.size()));
    }

    /** A function that the linker puts between a call and a function too far away. */
    private boolean isTrampoline(int index) {
        return (kind(index) & TRAMPOLINE) != 0;
    }

    /** Breadth first, so that each package's shortest way is found. */
    private Collection<Origin> origins(int wanted) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        Map<Integer, Integer> towards = new HashMap<>();
        towards.put(wanted, wanted);
        String own = FunctionNames.packagePath(name(wanted));
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(wanted));
        while (!queue.isEmpty() && origins.size() < MOST_ORIGINS) {
            int callee = queue.remove();
            for (int caller : callersOf(callee).keySet()) {
                if (towards.putIfAbsent(caller, callee) != null) {
                    continue;
                }
                String packagePath = FunctionNames.packagePath(name(caller));
                if (isFollowed(caller)) {
                    queue.add(caller);
                } else if (!isStandard(caller)
                        && !packagePath.isEmpty()
                        && !packagePath.equals(own)
                        && origins.size() < MOST_ORIGINS) {
                    origins.putIfAbsent(packagePath, origin(caller, packagePath, towards));
                }
            }
        }
        return origins.values();
    }

    private Origin origin(int from, String packagePath, Map<Integer, Integer> towards) {
        List<String> path = new ArrayList<>();
        int at = from;
        path.add(name(at));
        for (int next = towards.getOrDefault(at, at); next != at; next = towards.getOrDefault(at, at)) {
            if (!isTrampoline(next)) {
                path.add(name(next));
            }
            at = next;
        }
        return new Origin(name(from), packagePath, info.flatMap(known -> known.module(packagePath)), path);
    }

    private String name(int index) {
        return names.computeIfAbsent(index, functions::name);
    }

    private boolean isFollowed(int index) {
        return (kind(index) & FOLLOWED) != 0;
    }

    /** Code of no package, such as C's, is not followed and brought nothing. */
    private boolean isStandard(int index) {
        return (kind(index) & STANDARD) != 0;
    }

    private int kind(int index) {
        if (kinds[index] == 0) {
            kinds[index] = (byte) kindOf(name(index));
        }
        return kinds[index];
    }

    private int kindOf(String name) {
        boolean standard = FunctionNames.isStandard(FunctionNames.packagePath(name), info);
        int mark = name.lastIndexOf("-tramp");
        boolean trampoline = mark > 0 && name.substring(mark).matches("-tramp\\d+");
        boolean followed = trampoline || (standard && !NOT_FOLLOWED.contains(name));
        return KNOWN | (standard ? STANDARD : 0) | (trampoline ? TRAMPOLINE : 0) | (followed ? FOLLOWED : 0);
    }
}
