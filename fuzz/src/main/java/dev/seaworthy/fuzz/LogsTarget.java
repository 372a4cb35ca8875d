package dev.seaworthy.fuzz;

import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogLint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** A stream of logs: JSON, what collectors wrap around it, traces of panics, secrets. */
final class LogsTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws IOException {
        LogLint.lint(new ByteArrayInputStream(input), LintOptions.standard(), bytes -> {});
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        String line =
                "{\"timestamp\":\"2026-11-28T10:00:00.123Z\",\"level\":\"info\",\"service\":\"orders\",\"message\":\"a\","
                        + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"n\":[1,-2.5e3,{\"a\":null}],\"t\":true}";
        return List.of(
                Bytewise.text(line + "\n" + line.replace("info", "WARN").replace("10:00", "09:59") + "\n"),
                Bytewise.text("{\"log\":\"" + line.replace("\"", "\\\"") + "\\n\",\"stream\":\"stdout\","
                        + "\"time\":\"2026-11-28T10:00:00.1Z\"}\n"),
                Bytewise.text(
                        "2026-11-28T10:00:00.1+01:00 stdout P {\"a\":\n2026-11-28T10:00:00.1+01:00 stderr F 1}\n"),
                Bytewise.text("<14>1 2026-11-28T10:00:00Z host orders 12 - - " + line + "\n"),
                Bytewise.text("Nov 28 10:00:00 host orders[12]: " + line + "\n"),
                Bytewise.text("""
                        panic: runtime error: index out of range [5] with length 3

                        goroutine 1 [running]:
                        main.main()
                        \t/src/main.go:7 +0x1d
                        exit status 2
                        """),
                Bytewise.text("""
                        level=info ts=2026-11-28T10:00:00Z msg="a b" password=hunter2
                        2026/11/28 10:00:00 main.go:7: card 4111 1111 1111 1111, AKIAIOSFODNN7EXAMPLE
                        {"message":"Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2ln"}
                        {"message":"id 11010519491231002X, tel 13800138000, https://a:b@c.d/"}
                        """));
    }
}
