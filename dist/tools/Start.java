package dev.seaworthy.start;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Where the jar starts: compiled for Java 8, so that a Java that is too old says so in words. */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version", "?");
        int feature = version.startsWith("1.") || !version.matches("[0-9]+") ? 8 : Integer.parseInt(version);
        if (feature < NEEDED) {
            System.err.println("seaworthy: Java " + NEEDED + " or newer is needed, and this is Java " + version + " ("
                    + System.getProperty("java.home") + ")");
            System.exit(2);
        }
        try {
            Method main = Class.forName("dev.seaworthy.cli.Main").getMethod("main", String[].class);
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
