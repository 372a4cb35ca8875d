import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * Runs one command and returns, where Seaworthy's own main ends the JVM at once: a recording is written only by one that
 * ends in the ordinary way. Needs {@code --add-opens dev.seaworthy.cli/dev.seaworthy.cli=ALL-UNNAMED}.
 */
public final class Profiled {
    private Profiled() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Method run = Class.forName("dev.seaworthy.cli.Main")
                .getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
        run.setAccessible(true);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        run.invoke(null, arguments, out, System.err);
        out.flush();
    }
}
