package dev.seaworthy.binary.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final AddressSet functions = functions(0, 64, 128);

    @Test
    void eachFunctionIsAskedForItsOwnCalls() {
        Calls calls = new Calls(functions, 1_000);
        calls.call(70, 0);
        calls.call(130, 64);
        calls.reference(140, 0);
        calls.call(150, 32); // No function begins there.

        assertThat(of(calls, 0)).containsExactly("140 taken", "70 called");
        assertThat(of(calls, 64)).containsExactly("130 called");
        assertThat(of(calls, 128)).isEmpty();
        assertThat(of(calls, 32)).isEmpty();
    }

    @Test
    void codeWithoutCallsHasNone() {
        assertThat(of(new Calls(functions, 1_000), 64)).isEmpty();
    }

    private static Set<String> of(Calls calls, int callee) {
        TreeSet<String> found = new TreeSet<>();
        calls.to(callee, (site, _, direct) -> found.add(site + (direct ? " called" : " taken")));
        return found;
    }

    private static AddressSet functions(int... offsets) {
        AddressSet set = new AddressSet(1_000);
        Arrays.stream(offsets).forEach(set::add);
        set.seal();
        return set;
    }
}
